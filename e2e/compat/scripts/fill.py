"""Fills a real MLflow: many runs straight into its database, and a few with files and models through its client.

fill.py rows DATABASE_URI RUNS    before its server starts
fill.py client                    against MLFLOW_TRACKING_URI, while it serves
"""

import math
import sys
import uuid
from random import Random

EXPERIMENTS = ["churn", "fraud scoring", "demand/forecast", "ranking", "Default"]
START_MS = 1_700_000_000_000


def fill_rows(database: str, runs: int) -> None:
    from mlflow.entities import ExperimentTag
    from mlflow.store.tracking.dbmodels.models import (
        SqlLatestMetric,
        SqlMetric,
        SqlParam,
        SqlRun,
        SqlTag,
    )
    from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore

    store = SqlAlchemyStore(database, "mlflow-artifacts:/")
    ids = [
        0 if name == "Default" else int(store.create_experiment(name, tags=[ExperimentTag("team", "risk")]))
        for name in EXPERIMENTS
    ]
    random = Random(7)

    def rows_of(n: int):
        run = uuid.UUID(int=random.getrandbits(128), version=4).hex
        experiment = ids[n % len(ids)]
        start = START_MS + n * 60_000
        status = ["FINISHED", "FINISHED", "FINISHED", "FAILED", "KILLED"][n % 5]
        yield SqlRun, dict(
            run_uuid=run, name=f"run-{n}", source_type="UNKNOWN", source_name="", entry_point_name="",
            user_id=f"user{n % 7}", status=status,
            start_time=start, end_time=start + 59_000, source_version="",
            lifecycle_stage="deleted" if n % 100 == 99 else "active",
            artifact_uri=f"mlflow-artifacts:/{experiment}/{run}/artifacts", experiment_id=experiment,
        )
        for key, value in {
            "lr": str(10 ** -random.randint(1, 5)), "depth": str(random.randint(1, 12)), "seed": str(n),
            "model": ["xgb", "rf", "glm"][n % 3], "note": "ä ö 漢 " + "x" * (n % 50), "empty": "",
        }.items():
            yield SqlParam, dict(run_uuid=run, key=key, value=value)
        for key, value in {"mlflow.runName": f"run-{n}", "mlflow.user": f"user{n % 7}", "team": "risk"}.items():
            yield SqlTag, dict(run_uuid=run, key=key, value=value)
        for key in ["auc", "accuracy", "rmse", "loss", "odd"]:
            points = 20 if key == "loss" else 1
            last = None
            for step in range(points):
                value = math.inf if key == "odd" and n % 50 == 1 else random.random()
                stored = 1.7976931348623157e308 if math.isinf(value) else value
                is_nan = key == "odd" and n % 50 == 2
                last = dict(
                    run_uuid=run, key=key, value=0 if is_nan else stored, timestamp=start + step * 1000,
                    step=step, is_nan=is_nan,
                )
                yield SqlMetric, last
            yield SqlLatestMetric, dict(last)

    for first in range(0, runs, 1000):
        by_table: dict = {}
        for n in range(first, min(first + 1000, runs)):
            for table, row in rows_of(n):
                by_table.setdefault(table, []).append(row)
        with store.ManagedSessionMaker() as session:
            for table, rows in by_table.items():
                session.bulk_insert_mappings(table, rows)
    print(f"filled {runs}")


def fill_by_client() -> None:
    import mlflow
    from mlflow import MlflowClient
    from mlflow.entities import Dataset, DatasetInput, InputTag

    client = MlflowClient()
    mlflow.set_experiment("with files")
    for n in range(3):
        with mlflow.start_run(run_name=f"files-{n}") as run:
            mlflow.log_params({"kernel": "rbf", "c": n})
            mlflow.log_metric("f1", 0.5 + n / 10)
            mlflow.log_text(f"report {n}\n" * 50, "report.txt")
            mlflow.log_dict({"n": n}, "deep/er/facts.json")
            client.log_inputs(
                run.info.run_id,
                [DatasetInput(
                    Dataset(name="customers", digest=f"d{n}", source_type="local", source="{}", schema='{"a":1}'),
                    [InputTag("mlflow.data.context", "training")],
                )],
            )
            mlflow.pyfunc.log_model(name="model", python_model=identity, pip_requirements=[])
            model = mlflow.last_logged_model() if hasattr(mlflow, "last_logged_model") else None
            found = model or client.search_logged_models(
                experiment_ids=[run.info.experiment_id], filter_string=f"source_run_id = '{run.info.run_id}'"
            )[0]
            client.log_metric(
                run.info.run_id, "f1_test", 0.4, model_id=found.model_id, dataset_name="customers", dataset_digest=f"d{n}"
            )
            version = mlflow.register_model(f"models:/{found.model_id}", "churn-model")
            client.set_model_version_tag("churn-model", version.version, "checked", "yes")
    client.update_registered_model("churn-model", "Who leaves next month")
    client.set_registered_model_tag("churn-model", "domain", "crm")
    client.set_registered_model_alias("churn-model", "champion", "2")
    client.set_registered_model_alias("churn-model", "challenger", "3")
    client.delete_model_version("churn-model", "1")
    print("filled by client")


def identity(model_input: list[str]) -> list[str]:
    return model_input


if __name__ == "__main__":
    if sys.argv[1] == "rows":
        fill_rows(sys.argv[2], int(sys.argv[3]))
    else:
        fill_by_client()
