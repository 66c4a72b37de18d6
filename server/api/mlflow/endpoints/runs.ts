import { createRun } from "~/server/tracking/commands/create-run";
import { deleteRun, restoreRun } from "~/server/tracking/commands/delete-run";
import { updateRun } from "~/server/tracking/commands/update-run";
import { findRun } from "~/server/tracking/queries/find-run";
import { endpoint, runIdOf } from "../endpoint";
import { newRunMessage, runInfo, runMessage } from "../run-messages";

const nothing = () => ({});

export const runEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "runs/create",
    operation: createRun,
    input: ({ experiment_id, run_name, user_id, start_time, tags }) => ({
      experimentId: experiment_id,
      name: run_name,
      userName: user_id,
      startedMs: start_time,
      tags,
    }),
    answer: (run) => ({ run: newRunMessage(run) }),
  }),
  endpoint({
    methods: ["GET"],
    path: "runs/get",
    operation: findRun,
    input: (fields) => ({ runId: runIdOf(fields) }),
    answer: (run) => ({ run: runMessage(run) }),
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/update",
    operation: updateRun,
    input: ({ status, end_time, run_name, ...fields }) => ({
      runId: runIdOf(fields),
      status,
      endedMs: end_time,
      name: run_name,
    }),
    answer: (run) => ({ run_info: runInfo(run) }),
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/delete",
    operation: deleteRun,
    input: (fields) => ({ runId: runIdOf(fields) }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/restore",
    operation: restoreRun,
    input: (fields) => ({ runId: runIdOf(fields) }),
    answer: nothing,
  }),
];
