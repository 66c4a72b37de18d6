/** Whether the name is a time zone this runtime knows (IANA, e.g. `Europe/Zurich`, `UTC`). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Whether the code is a currency of ISO 4217 that this runtime knows (`EUR`). */
export const isCurrency = (code: string): boolean =>
  Intl.supportedValuesOf("currency").includes(code);
