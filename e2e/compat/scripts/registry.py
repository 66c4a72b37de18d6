"""Registering, aliases, stages, searching, renaming and deleting, as scripts and CI do it."""

import sys
import time

import mlflow
from mlflow.exceptions import MlflowException
from mlflow.tracking import MlflowClient

name = f"compat-{mlflow.__version__}-{time.time_ns()}"


def refused(code, call):
    try:
        call()
    except MlflowException as error:
        assert error.error_code == code, (error.error_code, code, str(error))
        return
    raise AssertionError(f"expected {code}")


client = MlflowClient()
mlflow.set_experiment(f"registry {name}")
with mlflow.start_run() as run:
    mlflow.log_text("weights", "model/weights.txt")

model = client.create_registered_model(name, tags={"domain": "credit"}, description="Scores")
assert model.name == name and model.description == "Scores"
refused("RESOURCE_ALREADY_EXISTS", lambda: client.create_registered_model(name))

source = f"{run.info.artifact_uri}/model"
one = client.create_model_version(name, source, run.info.run_id)
two = client.create_model_version(name, source, run.info.run_id, tags={"note": "better"})
assert (str(one.version), str(two.version)) == ("1", "2")
assert client.get_model_version(name, "2").tags == {"note": "better"}
assert client.get_model_version_download_uri(name, "1").endswith("/model")

client.set_registered_model_alias(name, "champion", "1")
assert str(client.get_model_version_by_alias(name, "champion").version) == "1"
client.set_registered_model_alias(name, "champion", "2")
assert str(client.get_model_version_by_alias(name, "champion").version) == "2"
assert client.get_registered_model(name).aliases == {"champion": "2"}
refused(
    "INVALID_PARAMETER_VALUE", lambda: client.set_registered_model_alias(name, "latest", "1")
)
client.delete_registered_model_alias(name, "champion")
refused(
    "INVALID_PARAMETER_VALUE", lambda: client.get_model_version_by_alias(name, "champion")
)

client.transition_model_version_stage(name, "1", "Production")
moved = client.transition_model_version_stage(
    name, "2", "Production", archive_existing_versions=True
)
assert moved.current_stage == "Production"
assert client.get_model_version(name, "1").current_stage == "Archived"
assert [str(v.version) for v in client.get_latest_versions(name, ["Production"])] == ["2"]

found = client.search_registered_models(f"name = '{name}'")
assert [item.name for item in found] == [name]
versions = client.search_model_versions(f"name = '{name}'", order_by=["version_number ASC"])
assert [str(v.version) for v in versions] == ["1", "2"]
assert len(client.search_model_versions(f"run_id = '{run.info.run_id}'")) == 2

client.update_model_version(name, "1", description="first")
assert client.get_model_version(name, "1").description == "first"
client.delete_model_version_tag(name, "2", "note")
assert client.get_model_version(name, "2").tags == {}
client.delete_model_version(name, "1")
refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_model_version(name, "1"))

renamed = name + "-renamed"
client.rename_registered_model(name, renamed)
assert client.get_registered_model(renamed).description == "Scores"
client.delete_registered_model(renamed)
refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_registered_model(renamed))
print("done", mlflow.__version__, file=sys.stdout)
