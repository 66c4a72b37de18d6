const ADJECTIVES = (
  "able agile amber ample apt blue bold brave brisk bright calm candid clear clever cosy crisp curious deft eager " +
  "early easy even fair fast fine fleet fond frank fresh gentle glad golden grand green handy happy hardy honest " +
  "humble keen kind lively loyal lucid lucky mellow merry mild modest neat nimble noble open patient plain polite " +
  "proud quick quiet rapid ready rosy round rustic serene sharp shiny silent silver simple sleek smart smooth " +
  "snug sober solid sound spry stable steady stout sunny swift tall tidy trim true upbeat vivid warm wise witty zesty"
).split(" ");

const NOUNS = (
  "acorn alder anchor apple arrow aspen badger basin bay beacon birch bison boulder breeze bridge brook canyon " +
  "cedar cliff cloud clover comet coral cove crane creek crow dale delta dune eagle elm ember falcon fern field " +
  "finch fjord forest fox garden glacier glade grove harbor hare hawk hazel heath heron hill island ivy juniper " +
  "kestrel lagoon lake lark laurel lily linden lynx maple marsh meadow mesa moss oak oasis orchard osprey otter " +
  "owl peak pebble pine plain pond poplar prairie quail raven reef ridge river robin sage shore sparrow spring " +
  "spruce stone stream summit swan thistle tide trail valley willow wren"
).split(" ");

/** One of the items; `random` gives numbers from 0 up to, not including, 1. */
const pick = (items: readonly string[], random: () => number): string =>
  items[Math.floor(random() * items.length)] ?? "";

/** `calm-otter-417`: a name for a run that came without one. Not unique; about ten million there are. */
export const randomRunName = (random: () => number): string =>
  `${pick(ADJECTIVES, random)}-${pick(NOUNS, random)}-${Math.floor(random() * 1000)}`;
