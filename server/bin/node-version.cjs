// Loaded before everything else, so it must be understood by any Node: old syntax only, no modern module.
var version = process.versions.node.split(".");
var major = Number(version[0]);
if (major < 20 || (major === 20 && Number(version[1]) < 9)) {
  console.error(
    "Cairn needs Node 20.9 or later: this is Node " +
      process.versions.node +
      " at " +
      process.execPath +
      ". Install Node 24 (nodejs.org, or your version manager: nvm install 24) and run the command again.",
  );
  process.exit(1);
}
