/** What one request may cost, in bytes and milliseconds. A reverse proxy in front may be stricter. */
export const limits = {
  urlBytes: 8192,
  headerBytes: 16_384,
  headerCount: 100,
  /** Everything people's pages and the API send; nothing in Cairn needs more in one body. */
  bodyBytes: 1_048_576,
  /** From the first byte of a request to the end of its headers. */
  headersMs: 10_000,
  /** From the end of a request's headers to the end of its body. */
  requestMs: 30_000,
  /** Where large bodies come in: the longest silence within one. */
  silenceMs: 60_000,
  /** How often Node looks for requests over these two. */
  checkMs: 2000,
  /** Longer than the 60 s that common proxies keep a connection, so that they close it first. */
  keepAliveMs: 65_000,
  /** How long what is still sent after a refusal is read and thrown away, so that the answer arrives. */
  lingerMs: 2000,
  /** One token or one session. A process answers about ten times as many. */
  callerPace: { perSecond: 200, burst: 1000 },
  /** One token that logs: training scripts report every step in a request of its own. */
  ingestPace: { perSecond: 10_000, burst: 20_000 },
  /** One address that comes without a valid token or session; tokens are long enough not to be guessed. */
  strangerPace: { perSecond: 100, burst: 2000 },
} as const;
