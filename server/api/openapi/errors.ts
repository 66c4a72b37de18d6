/** What each refusal means and what to do about it; the `code` of a problem document is one of `codes`. */
export const errorMeanings = {
  400: {
    name: "Invalid",
    codes: ["invalid"],
    meaning: "The input is not acceptable; `fields` names each problem. Correct it.",
  },
  401: {
    name: "Unauthenticated",
    codes: ["unauthenticated"],
    meaning: "No token, or one that is expired or withdrawn.",
  },
  403: {
    name: "Forbidden",
    codes: ["forbidden"],
    meaning: "The token or the person lacks the permission, which `detail` names.",
  },
  404: {
    name: "NotFound",
    codes: ["not-found"],
    meaning: "Nothing of this name is in your organisation.",
  },
  405: {
    name: "MethodNotAllowed",
    codes: ["method"],
    meaning: "The address exists, the method does not. `Allow` lists those that do.",
  },
  409: {
    name: "Conflict",
    codes: ["conflict"],
    meaning: "Somebody else changed it meanwhile, or it exists already. Read it again.",
  },
  412: {
    name: "Precondition",
    codes: ["precondition"],
    meaning: "Something has to be done first, which `detail` names.",
  },
  413: {
    name: "TooLarge",
    codes: ["too-large"],
    meaning: "The body is larger than 1 MiB. Send less at once.",
  },
  415: {
    name: "ContentType",
    codes: ["content-type"],
    meaning: "The body is not `application/json`, or is compressed.",
  },
  421: {
    name: "Host",
    codes: ["host"],
    meaning: "The server does not know itself by this host name (APP_ORIGINS).",
  },
  429: {
    name: "TooMany",
    codes: ["too-many"],
    meaning: "Too many requests. Wait as many seconds as `Retry-After` says.",
  },
  500: {
    name: "Unexpected",
    codes: ["unexpected"],
    meaning: "A mistake of ours. Nothing was changed; tell the operator the `requestId`.",
  },
  503: {
    name: "Unavailable",
    codes: ["unavailable", "outcome-unknown"],
    meaning:
      "The database does not answer. Repeat after `Retry-After` seconds, writes with the same `Idempotency-Key`.",
  },
} as const satisfies Readonly<
  Record<number, { name: string; codes: readonly string[]; meaning: string }>
>;

export type ErrorStatus = keyof typeof errorMeanings;

export const errorStatuses = Object.keys(errorMeanings).map(Number).filter(isErrorStatus);

export function isErrorStatus(status: number): status is ErrorStatus {
  return Object.hasOwn(errorMeanings, status);
}
