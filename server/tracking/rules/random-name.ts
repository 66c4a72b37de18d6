/** TEMPORARY. */
export const randomName = (random: () => number): string => `calm-cairn-${Math.floor(random() * 1000)}`;
