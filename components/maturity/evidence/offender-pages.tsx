import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import { Row, Rows } from "../../ui/rows";
import { OffenderLink } from "../offender-link";
import { counted } from "../words";
import type { SeenCheck } from "./check-view";

/** Rows of one stretch; the next ones open on demand, so that a long list is still a short page. */
const AT_ONCE = 20;

/** What is not as it should be, each as a link to where it is mended. */
export function OffenderPages({ seen }: { seen: SeenCheck }) {
  const { offenders, offenderCount } = seen;
  if (offenderCount === 0 && offenders.length === 0) return null;
  const stretches = Array.from({ length: Math.ceil(offenders.length / AT_ONCE) }, (_, index) =>
    offenders.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const [first = [], ...rest] = stretches;
  return (
    <Card title={`${counted(offenderCount, "thing", "things")} to mend`}>
      <Offenders offenders={first} slug={seen.team.slug} />
      {rest.map((stretch, index) => (
        <details key={stretch[0]?.id}>
          <summary>
            {(index + 1) * AT_ONCE + 1} to {(index + 1) * AT_ONCE + stretch.length}
          </summary>
          <Offenders offenders={stretch} slug={seen.team.slug} />
        </details>
      ))}
      {offenderCount > offenders.length && (
        <Quiet>
          The first {offenders.length} of {offenderCount} are kept with a result. Mend these and
          collect evidence again to see the next ones.
        </Quiet>
      )}
    </Card>
  );
}

function Offenders({ offenders, slug }: { offenders: SeenCheck["offenders"]; slug: string }) {
  return (
    <Rows>
      {offenders.map((offender) => (
        <Row key={offender.id} title={<OffenderLink offender={offender} slug={slug} />} />
      ))}
    </Rows>
  );
}
