"""Tracking as a training script does it: everything written is read back through the same client."""

import math
import os
import sys
import tempfile
import time

import mlflow
from mlflow.entities import Metric, Param, RunTag, ViewType
from mlflow.exceptions import MlflowException
from mlflow.tracking import MlflowClient

name = f"compat {mlflow.__version__} {time.time_ns()}"


def refused(code, call):
    try:
        call()
    except MlflowException as error:
        assert error.error_code == code, (error.error_code, code, str(error))
        return
    raise AssertionError(f"expected {code}")


client = MlflowClient()
experiment = mlflow.set_experiment(name)
assert mlflow.get_experiment_by_name(name).experiment_id == experiment.experiment_id
client.set_experiment_tag(experiment.experiment_id, "team", "fraud")
assert client.get_experiment(experiment.experiment_id).tags["team"] == "fraud"

with mlflow.start_run(run_name="first") as run:
    mlflow.log_param("lr", 0.1)
    mlflow.log_params({"depth": 3, "kind": "tree"})
    for step in range(5):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)
    mlflow.log_metric("bad", math.nan)
    mlflow.log_metric("huge", math.inf)
    mlflow.log_metrics({"acc": 0.9, "f1": 0.8}, step=2)
    mlflow.set_tags({"stage": "try", "owner": "ana"})
    mlflow.log_text("hello", "notes/a.txt")
    mlflow.log_dict({"a": [1, 2]}, "d.json")

first = client.get_run(run.info.run_id)
assert first.info.status == "FINISHED" and first.info.run_name == "first", first.info
assert first.data.params == {"lr": "0.1", "depth": "3", "kind": "tree"}, first.data.params
assert first.data.metrics["loss"] == 0.2 and first.data.metrics["acc"] == 0.9
assert math.isnan(first.data.metrics["bad"]) and first.data.metrics["huge"] > 1e308
assert first.data.tags["owner"] == "ana"
history = client.get_metric_history(run.info.run_id, "loss")
assert [point.step for point in history] == [0, 1, 2, 3, 4], history
assert [point.value for point in history] == [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]

# A batch sent twice changes nothing; a parameter never changes.
now = int(time.time() * 1000)
batch = dict(
    metrics=[Metric("m", float(step), now + step, step) for step in range(1000)],
    params=[],
    tags=[RunTag("again", "yes")],
)
for _ in range(2):
    client.log_batch(run.info.run_id, **batch)
points = client.get_metric_history(run.info.run_id, "m")
assert len(points) == 1000 and points[999].value == 999
refused(
    "INVALID_PARAMETER_VALUE",
    lambda: client.log_batch(run.info.run_id, params=[Param("lr", "9")]),
)

# Artifacts come back byte for byte.
assert mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/notes/a.txt") == "hello"
assert mlflow.artifacts.load_dict(f"runs:/{run.info.run_id}/d.json") == {"a": [1, 2]}
assert [item.path for item in client.list_artifacts(run.info.run_id)] == ["d.json", "notes"]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data.bin")
    content = os.urandom(3_000_000)
    with open(path, "wb") as file:
        file.write(content)
    client.log_artifact(run.info.run_id, path, "deep/er")
    back = client.download_artifacts(run.info.run_id, "deep/er/data.bin", folder)
    with open(back, "rb") as file:
        assert file.read() == content

# Searching.
with mlflow.start_run(run_name="second") as second:
    mlflow.log_param("lr", 0.2)
    mlflow.log_metric("acc", 0.95)
    mlflow.set_tag("stage", "try")


def search(filter_string, **more):
    found = client.search_runs([experiment.experiment_id], filter_string, **more)
    return [one.info.run_name for one in found]


assert search("metrics.acc > 0.92") == ["second"]
assert search("params.lr = '0.1' and tags.stage = 'try'") == ["first"]
assert search("attributes.run_name LIKE 'f%'") == ["first"]
assert search("", order_by=["metrics.acc DESC"]) == ["second", "first"]
assert search("", order_by=["metrics.loss ASC"]) == ["first", "second"]
assert search("params.kind != 'tree'") == []
assert len(search("", max_results=1)) == 1
refused("INVALID_PARAMETER_VALUE", lambda: search("metrics.acc >"))

# Deleting and bringing back.
client.delete_run(second.info.run_id)
assert search("") == ["first"]
assert search("", run_view_type=ViewType.DELETED_ONLY) == ["second"]
refused("INVALID_PARAMETER_VALUE", lambda: client.log_metric(second.info.run_id, "acc", 1))
client.restore_run(second.info.run_id)
assert len(search("")) == 2
client.delete_experiment(experiment.experiment_id)
assert client.get_experiment(experiment.experiment_id).lifecycle_stage == "deleted"
client.restore_experiment(experiment.experiment_id)
assert len(search("")) == 2
refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_run("0" * 32))
print("done", mlflow.__version__, file=sys.stdout)
