/** Who somebody is to the order, by the orders' own names. */
type Party = string;

/** What a picture is for. Optional everywhere: no compulsory photos (handbook §8). */
export const UPLOAD_PURPOSES = ['SERVICE_PHOTO', 'PAPER_SLIP', 'RECTIFICATION_EVIDENCE'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** Pictures of one purpose an order may hold. */
export const MOST_PER_PURPOSE = 9;

const OF_THE_SERVICE: readonly Party[] = ['RESIDENT', 'HOLDER', 'CLAIMANT', 'VOLUNTEER', 'DESK', 'STREET'];
const OF_THE_DESK: readonly Party[] = ['DESK', 'STREET'];

const MAY_ATTACH: Readonly<Record<UploadPurpose, readonly Party[]>> = {
  SERVICE_PHOTO: OF_THE_SERVICE,
  PAPER_SLIP: OF_THE_DESK,
  RECTIFICATION_EVIDENCE: ['CLAIMANT', 'VOLUNTEER', 'DESK', 'STREET'],
};

/** A slip may carry the resident's hand and rating: the team that served does not see it (handbook §4). */
const SLIP_READERS: readonly Party[] = ['RESIDENT', 'HOLDER', 'DESK', 'STREET', 'DISTRICT'];

const meets = (parties: ReadonlySet<Party>, wanted: readonly Party[]) =>
  wanted.some((party) => parties.has(party));

export const mayAttach = (parties: ReadonlySet<Party>, purpose: UploadPurpose): boolean =>
  meets(parties, MAY_ATTACH[purpose]);

/** Whether somebody who sees all of the order sees this picture of it. */
export const maySee = (parties: ReadonlySet<Party>, purpose: UploadPurpose): boolean =>
  purpose !== 'PAPER_SLIP' || meets(parties, SLIP_READERS);
