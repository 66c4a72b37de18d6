/** A file that cannot be taken: what is wrong, where, and what to do, for whoever brought it. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}
