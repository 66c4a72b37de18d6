"""Trains three times on a file and registers the best two; nothing in it knows Cairn.

deliveries.py EXPERIMENT MODEL DATASET FILE
"""

import sys

import mlflow
import pandas
from mlflow.models import infer_signature
from sklearn.linear_model import LogisticRegression

experiment, name, dataset, file = sys.argv[1:]
table = pandas.read_csv(file)
features, late = table[["weight", "distance"]], table["late"]

mlflow.set_experiment(experiment)
for strength, title in [(0.01, "timid"), (1.0, "usual"), (100.0, "bold")]:
    with mlflow.start_run(run_name=title):
        mlflow.log_input(mlflow.data.from_pandas(table, source=file, name=dataset), context="training")
        mlflow.log_params({"C": strength, "solver": "lbfgs", "rows": len(table)})
        model = LogisticRegression(C=strength).fit(features, late)
        for share in range(1, 6):
            part = table.head(len(table) * share // 5)
            right = model.score(part[["weight", "distance"]], part["late"])
            mlflow.log_metric("accuracy", right, step=share)
        mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(features, model.predict(features)),
            registered_model_name=None if title == "timid" else name,
        )
print("done", mlflow.__version__)
