#!/usr/bin/env node
import "./node-version.cjs";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./build.mjs";
import { CLI } from "./build-stamp.mjs";
import { ensurePackages } from "./packages.mjs";
import { fail } from "./project.mjs";

/** The command line: the same operations as the pages and the API, from the same build. */
async function cairn() {
  await ensurePackages();
  await ensureBuild();
  process.env.NODE_ENV = "production";
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(CLI).href);
}

cairn().catch(fail);
