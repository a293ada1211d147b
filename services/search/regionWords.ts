const PARTS =
  /north|south|east|west|central|europe|us|uk|uae|asia|australia|brazil|canada|china|france|germany|india|israel|italy|japan|korea|mexico|norway|poland|qatar|spain|sweden|switzerland|zealand|africa|\d+/g;

/** An Azure region name as people write it: `westeurope` becomes `west europe`, `eastus2` `east us 2`. */
export function regionWords(region: string): string {
  return region.toLowerCase().replace(PARTS, ' $& ').replace(/\s+/g, ' ').trim();
}
