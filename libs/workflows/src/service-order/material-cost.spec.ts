import * as people from './testing/people';
import * as steps from './testing/steps';
import { CODES, type Story } from './testing/story';

const { branch, resident, holder, ann } = people;
const propose = { name: 'proposeMaterialCost', amountFen: 1500, what: '水龙头一个' } as const;
const ready = (): Story =>
  steps
    .scheduled()
    .do(branch, { name: 'offerAssignment', personId: ann.personId })
    .do(ann, { name: 'acceptAssignment' });
const begin = { name: 'startService', code: CODES.start } as const;

describe('material costs', () => {
  it('are answered before the service begins', () => {
    const story = ready().do(branch, propose);
    expect(story.refusal(ann, begin)).toBe('MATERIAL_COST_UNANSWERED');
    story.do(holder, { name: 'agreeMaterialCost' });
    expect(story.order.details.materialCost).toMatchObject({ status: 'AGREED', amountFen: 1500 });
    expect(story.refusal(ann, begin)).toBeNull();
  });

  it('stay as agreed: nobody asks for more', () => {
    const story = steps.scheduled().do(branch, propose).do(resident, { name: 'agreeMaterialCost' });
    expect(story.refusal(branch, { ...propose, amountFen: 9900 })).toBe('MATERIAL_COST_AGREED');
  });

  it('when declined bind nobody, and may be proposed anew or left', () => {
    const story = ready().do(branch, propose).do(resident, { name: 'declineMaterialCost' });
    expect(story.refusal(ann, begin)).toBeNull();
    expect(story.refusal(branch, { ...propose, amountFen: 500 })).toBeNull();
  });

  it('may be withdrawn by who proposed them, and are answered by the resident’s side alone', () => {
    const story = steps.scheduled().do(branch, propose);
    expect(story.refusal(branch, { name: 'agreeMaterialCost' })).toBe('NOT_YOURS');
    expect(story.refusal(resident, { name: 'withdrawMaterialCost' })).toBe('NOT_YOURS');
    story.do(branch, { name: 'withdrawMaterialCost' });
    expect(story.order.details.materialCost).toBeUndefined();
    expect(story.refusal(resident, { name: 'agreeMaterialCost' })).toBe('NO_MATERIAL_COST_PROPOSED');
  });

  it.each([0, -1, 1.5, 1_000_001])('of %d fen are none', (amountFen) => {
    expect(steps.scheduled().refusal(branch, { ...propose, amountFen })).toBe('MATERIAL_COST_OUT_OF_RANGE');
  });

  it('end with the claim of the team that proposed them', () => {
    const story = steps.scheduled().do(branch, propose).do(branch, { name: 'releaseOrder', reason: 'ill' });
    expect(story.order.details.materialCost).toBeUndefined();
  });
});
