"use client";

const yearSeconds = 31_536_000;

/** Remembers a choice of looks for a year. Nothing secret goes here; the server reads it to avoid a flash. */
export function rememberChoice(name: string, value: string) {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax${secure}`;
}
