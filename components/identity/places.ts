/** What this machine knows of time zones and currencies; only asked in the browser, whose lists may differ from the server's. */
export type Places = {
  readonly zone: string;
  readonly zones: readonly string[];
  readonly currency: string;
  readonly currencies: readonly { code: string; name: string }[];
};

let known: Places | undefined;

/** Read once; the browser's zone is the best guess for the organisation's. */
export function knownPlaces(): Places {
  known ??= readPlaces();
  return known;
}

function readPlaces(): Places {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return {
    zone,
    zones: [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])],
    currency: zone.startsWith("Europe/") ? "EUR" : "USD",
    currencies: Intl.supportedValuesOf("currency").map((code) => ({
      code,
      name: names.of(code) ?? code,
    })),
  };
}
