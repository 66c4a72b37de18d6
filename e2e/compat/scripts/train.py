"""A training script as teams have it, unchanged: nothing in it knows Cairn."""

import mlflow
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

mlflow.set_experiment("credit default")
mlflow.sklearn.autolog(log_input_examples=True, log_model_signatures=True)

random = np.random.default_rng(7)
features = random.normal(size=(400, 4))
labels = (features[:, 0] + 0.5 * features[:, 1] > 0).astype(int)
train_x, test_x, train_y, test_y = train_test_split(features, labels, random_state=7)

with mlflow.start_run(run_name="logistic") as run:
    model = LogisticRegression(C=0.5).fit(train_x, train_y)
    mlflow.log_metric("test_accuracy", model.score(test_x, test_y))
    mlflow.sklearn.log_model(model, name="credit", registered_model_name="credit-default")

client = mlflow.MlflowClient()
client.set_registered_model_alias("credit-default", "champion", "1")
loaded = mlflow.sklearn.load_model("models:/credit-default@champion")
assert (loaded.predict(test_x) == model.predict(test_x)).all()
print("done", run.info.run_id)
