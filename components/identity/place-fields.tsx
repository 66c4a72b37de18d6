"use client";

import { useSyncExternalStore } from "react";
import type { CommandForm } from "../command-form";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { knownPlaces } from "./places";

const never = () => () => undefined;
const onServer = () => null;

type PlaceFieldsProps = { form: CommandForm; zone?: string; currency?: string };

/** Time zone and currency of the organisation. */
export function PlaceFields({ form, zone, currency }: PlaceFieldsProps) {
  const places = useSyncExternalStore(never, knownPlaces, onServer);
  const ready = places === null ? "server" : "browser";
  const zones = places?.zones ?? [zone ?? "UTC"];
  const currencies = places?.currencies ?? [
    { code: currency ?? "USD", name: currency ?? "US Dollar" },
  ];
  return (
    <>
      <Field
        {...form.field("timeZone")}
        label="Time zone"
        hint="Times are shown in this zone."
        required
      >
        {(control) => (
          <Select
            key={ready}
            {...control}
            name="timeZone"
            defaultValue={zone ?? places?.zone ?? "UTC"}
          >
            {zones.map((name) => (
              <option key={name} value={name}>
                {name.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...form.field("currency")} label="Currency" hint="For costs and value." required>
        {(control) => (
          <Select
            key={ready}
            {...control}
            name="currency"
            defaultValue={currency ?? places?.currency ?? "USD"}
          >
            {currencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} · {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
