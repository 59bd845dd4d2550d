import { mayAttach, maySee } from './upload';

const of = (...parties: string[]) => new Set(parties);

describe('pictures of an order', () => {
  it('of the service come from everybody who is there', () => {
    for (const party of ['RESIDENT', 'HOLDER', 'CLAIMANT', 'VOLUNTEER', 'DESK'])
      expect(mayAttach(of(party), 'SERVICE_PHOTO')).toBe(true);
    expect(mayAttach(of('PROVIDER'), 'SERVICE_PHOTO')).toBe(false);
  });

  it('of a paper slip come from the desk and are not shown to the team that served', () => {
    expect(mayAttach(of('CLAIMANT'), 'PAPER_SLIP')).toBe(false);
    expect(mayAttach(of('DESK'), 'PAPER_SLIP')).toBe(true);
    expect(maySee(of('CLAIMANT', 'VOLUNTEER'), 'PAPER_SLIP')).toBe(false);
    expect(maySee(of('RESIDENT'), 'PAPER_SLIP')).toBe(true);
  });

  it('that show what was put right come from those who did it', () => {
    expect(mayAttach(of('RESIDENT'), 'RECTIFICATION_EVIDENCE')).toBe(false);
    expect(maySee(of('RESIDENT'), 'RECTIFICATION_EVIDENCE')).toBe(true);
  });
});
