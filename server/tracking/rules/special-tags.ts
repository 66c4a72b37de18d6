/** Tags that say something about the run itself. */
export const NAME_TAG = "mlflow.runName";
/** Written by clients before 3.x for every model they log. */
export const MODELS_TAG = "mlflow.log-model.history";
/** Which part a dataset plays: training, validation, … */
export const CONTEXT_TAG = "mlflow.data.context";
/** Of an experiment: the address of the team it belongs to, as in `/teams/card-fraud`. Any client can write it. */
export const TEAM_TAG = "cairn.team";
