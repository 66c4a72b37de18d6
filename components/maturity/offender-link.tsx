import { offenderPlace } from "~/server/maturity/rules/offender-place";
import { AppLink } from "../ui/app-link";

type OffenderLinkProps = {
  offender: { readonly id: string; readonly label: string };
  slug: string;
};

/** Leads to where it is mended; only its words when an old result does not say where. */
export function OffenderLink({ offender: { id, label }, slug }: OffenderLinkProps) {
  const place = offenderPlace(id, slug);
  return place === null ? label : <AppLink href={place}>{label}</AppLink>;
}
