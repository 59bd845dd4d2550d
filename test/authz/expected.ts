import { CALLERS, scopesOf, SCOPES, type CallerRole, type Scope } from '../support/api/two-streets';

/**
 * Who may, written by hand from the handbook (its § at the end of each line). What is not named may not.
 *
 *     <operation> <who> [§ why]
 *
 * `who` is a list of roles with the places their role may be held at, seen from what the operation is about (always a thing
 * of the branch in community c01): o its own organisation or person, s above it (reaching its subtree), b another branch or
 * community of the street, x another street. `slip` holds an order's slip and no account: o of this order, b of another.
 * Groups: `all` everybody, signed in or not · `signed` whoever is signed in · `street` whoever belongs to the street ·
 * `desks` community desk and secretary · `offices` desks, street officer and supervisor.
 * For reads "may" means that the answer shows the thing; for commands that it goes through or is refused for its state.
 */
export const EXPECTED = `
about                  all                                        §1  the system says what it is
streets                all                                        §9  public directory
calendar               all                                        §3  promised times are public
serviceCategories      all                                        §1  the shelf is public
shelf                  all                                        §1
serviceItem            all                                        §1
suggestServices        all                                        §3.6 danger is heard before anybody signs in
localMessages          all                                        §6  demonstration only; refused in production
requestSignInCode      all                                        §1
signInWithCode         all                                        §1
signInWithPassword     all                                        §1
showSecondFactor       all                                        §8  the ticket of a right password is the permission
chooseFirstPassword    all                                        §8  the ticket of a right password is the permission
choosePerson           all                                        §1  a phone is not a person
registerResident       all                                        §1
refreshSession         all                                        §1  the refresh token is the permission
orderByToken           all                                        §6  the slip's random token
orderProgress          all                                        §6  query code and last four digits
ratingLink             all                                        §4  the one-time link
rateByLink             all - volunteer:o lead:o offices:os district:o  §4  never the team that served; staff type as staff

me                     signed                                     §8  access to one's own data
myReveals              signed                                     §8  every reveal is logged
exportMyData           signed                                     §8  export
updateMyProfile        signed                                     §8  correction
eraseMe                signed                                     §8  deletion
myOrganizations        signed                                     §2  one's own roles
mySignIn               signed                                     §8  one's own
beginSecondFactor      signed                                     §8
confirmSecondFactor    signed                                     §8
removeSecondFactor     signed                                     §8
renewRecoveryCodes     signed                                     §8  one's own, by a code of it
changeMyPassword       signed                                     §8
mySessions             signed                                     §8
signOut                signed                                     §8
signOutEverywhere      signed                                     §8
endMySession           signed                                     §8
myRelatives            resident:o                                 §8  one's own people
saveRelative           street                                     §6  a relative of the same street, with consent
removeRelative         resident:o                                 §8  by either side
myVolunteers           resident:o                                 §1  who came to oneself
myOrders               resident:o                                 §1  one's own orders
myTasks                volunteer:o                                §1  one's own tasks
myNotices              resident:o                                 §8  told to him alone
markNoticeRead         resident:o                                 §8
callList               desks:os officer:o                         §6  the desk phones those without a phone screen
recordNoticeCall       desks:os officer:o                         §6

person                 desks:os officer:o                         §8  the least needed: the desk in charge
people                 desks:os officer:o                         §8
peopleByPhone          desks:os officer:o                         §8
registerPerson         desks:os officer:o                         §6  walk-ins and callers
revealPerson           desks:os officer:o                         §8

placeOrder             street                                     §1  residents of the street, and its staff
placeOrders            street                                     §6  a box of wishes typed in
createStandingOrder    street                                     §3
order                  resident:o volunteer:o lead:osb offices:os district:o  §3.1 others of the street may wait in line
orderChanged           resident:o slip:o volunteer:o lead:osb offices:os district:o  §3.1
orderPool              lead:o                                     §1
organizationOrders     lead:o                                     §1
poolChanged            lead:o                                     §1
deskOrders             offices:os district:o                      §1
deskChanged            offices:os district:o                      §1
revealOrderContact     resident:o volunteer:o lead:o offices:os   §8  hidden until claimed
triageOrder            offices:os                                 §3  SUBMITTED
supplyInfo             resident:o slip:o desks:os                 §3  NEEDS_INFO
recordDeskCall         desks:os                                   §3  NEEDS_INFO: a call by the desk
claimOrder             lead:o                                     §3  PROVIDER_LEAD of the organisation
waitInLine             lead:o                                     §3.1
leaveLine              lead:o                                     §3.1
inviteOrganization     offices:os                                 §3  OPEN
acceptInvitation       lead:o                                     §3  INVITED
declineInvitation      lead:o                                     §3  INVITED
withdrawInvitation     offices:os                                 §3  INVITED
summonDepartments      officer:o supervisor:o                     §3  STREET_FALLBACK
convertToProject       officer:o supervisor:o                     §3  STREET_FALLBACK
markUnmet              officer:o supervisor:o                     §3  STREET_FALLBACK
scheduleOrder          lead:o                                     §3  CLAIMED
releaseOrder           lead:o                                     §3  CLAIMED
revokeClaim            offices:os                                 §3  by community or street, once red
recordContact          volunteer:o lead:o                         §3  first contact made
offerAssignment        lead:o                                     §3
acceptAssignment       volunteer:o                                §3  volunteers opt in
declineAssignment      volunteer:o                                §8  nobody is force-assigned
startService           volunteer:o lead:o                         §3  SCHEDULED
finishService          volunteer:o lead:o                         §3  IN_SERVICE
interruptService       volunteer:o lead:o                         §3  IN_SERVICE
confirmOrder           resident:o slip:o                          §3  DONE
suspendOrder           lead:o offices:os                          §3  SUSPENDED
resumeOrder            lead:o offices:os                          §3  SUSPENDED
cancelOrder            resident:o desks:os                        §3  resident; §6 the desk when he phones
urgeOrder              resident:o slip:o desks:os                 §3
proposeMaterialCost    lead:o                                     §6  the service is free, material is agreed before
withdrawMaterialCost   lead:o                                     §6
agreeMaterialCost      resident:o slip:o desks:os                 §6
declineMaterialCost    resident:o slip:o desks:os                 §6
orderCard              lead:osb offices:os                        §1  for those who look for helpers
requestExtension       lead:o                                     §3
decideExtension        offices:os                                 §3  the community decides; the street above it
addNote                resident:o slip:o volunteer:o lead:o offices:os §3
reportNoShow           resident:o slip:o volunteer:o lead:o desks:os  §3
referOrder             offices:os                                 §3  REFERRED
disputeReferral        resident:o slip:o                          §3  REFERRED
acceptPlace            resident:o slip:o desks:os                 §3  WAITLISTED
declinePlace           resident:o slip:o desks:os                 §3  WAITLISTED

sessionRoll            lead:o offices:os                          §3  the roll is the session's
checkIn                lead:o                                     §3
closeSession           lead:o                                     §3
cancelSession          lead:o offices:os                          §3
standingOrders         offices:os                                 §3
acceptStandingOrder    lead:o                                     §3  an agreed provider
declineStandingOrder   lead:o                                     §3
endStandingOrder       resident:o lead:o desks:os officer:o       §3  one or the whole can be cancelled
skipOccurrence         resident:o lead:o desks:os officer:o       §3
emergencyNotices       offices:os                                 §3.6 a person at the desk phones back
recordEmergencyCall    offices:os                                 §3.6

auditTrail             auditor:os                                 §2  reads the audit trail only
verifyAudit            auditor:os                                 §3.2 tamper-evident
workQueue              offices:os district:o                      §1  desks, street, district
overdueOrders          offices:os district:o                      §3  the public overdue list is by the street
supervisionOrders      offices:os district:o                      §3  督办 to community, then street
acknowledgeSupervision secretary:os                               §3  the community answers for its own
triageOrders           offices:os                                 §3  SUBMITTED, many at once
reportIncident         resident:o volunteer:o lead:o offices:os   §8  anybody of the order
incidents              officer:o supervisor:o                     §8  health is sensitive: the street alone
handleIncident         officer:o supervisor:o                     §8
remarkOrder            officer:o supervisor:o                     §9  督办: a leader's remark
acknowledgeRemark      lead:os desks:os officer:o                 §9  the unit addressed, and those above it
screenOrders           all                                        §1  big screen: its token is the permission
screenChanged          all                                        §1
screenFigures          all                                        §1
screenTokens           officer:o supervisor:o                     §1
issueScreenToken       officer:o supervisor:o                     §1
revokeScreenToken      officer:o supervisor:o                     §1
joinTeam               street                                     §7  opting in is free
myJoinRequests         signed                                     §7
joinRequests           lead:os secretary:os officer:o district:o admin:o  §7
decideJoinRequest      lead:os secretary:os officer:o district:o admin:o  §7
myDelegations          signed                                     §2
delegateRole           secretary:os officer:o district:o admin:o  §2  its holder, or who may give the role
endDelegation          secretary:os officer:o district:o admin:o  §2

figures                all                                        §5  every tile states its formula
dashboard              offices:os district:o                      §5
dashboardChanged       offices:os district:o                      §5
figureRows             offices:os                                 §5  the district sees sums, no rows
watchList              offices:os                                 §5
assessments            officer:o supervisor:o district:o lead:osb secretary:osb §5  a draft is for officials and the assessed
assessment             officer:o supervisor:o district:o lead:osb secretary:osb §5
assessmentWeights      street district:o                          §5  weights are published
updateAssessmentWeights officer:o                                 §5  versioned configuration
draftAssessment        officer:o                                  §5
publishAssessment      officer:o                                  §5
appealAssessment       lead:o                                     §4
decideAssessmentAppeal supervisor:o district:o                    §4  another person decides
requestExport          offices:os district:o                      §1
exportJob              desk:o                                     §8  one's own
myExports              desk:o                                     §8
importBatch            desk:o                                     §8  who sent the sheet
mapImportColumns       desk:o                                     §8
confirmImport          desk:o                                     §8
cancelImport           desk:o                                     §8
attachUpload           resident:o                                 §8  one's own picture

rateOrder              resident:o offices:os                      §4  staff-typed, never by the team that served
issueRatingLink        resident:o offices:os                      §4  the desk hands the link out
ratableStages          resident:o volunteer:o lead:osb offices:os district:o  §4
enterPaperRating       offices:os                                 §4  a unit that did not serve
checkPaperRating       offices:os                                 §4  a second person (community, else street)
pendingPaperRatings    offices:os                                 §4
evaluationsOf          lead:os offices:os district:o              §4  without the rater's name
submitRectification    lead:o                                     §3  RECTIFYING
recheckOrder           offices:os                                 §3  RECHECKING, another unit
callbacks              offices:os                                 §3  a different unit
recordCallback         offices:os                                 §3
callbackSample         officer:o supervisor:o district:o auditor:os  §4  drawn blindly, and auditable
sampledOrders          officer:o supervisor:o district:o auditor:os  §4  the rows of the audit
appealEvaluation       lead:o                                     §4  the provider may appeal
decideAppeal           officer:o supervisor:o                     §4  a panel of the street
appeals                lead:o officer:o supervisor:o              §4
providerScore          street district:o admin:o auditor:s        §4  of the caller's street

managedServiceItems    lead:os secretary:os officer:o             §1  put services on the shelf
createServiceItem      lead:os secretary:os officer:o             §1
editServiceItem        lead:os secretary:os officer:o             §1
putItemOnShelf         secretary:os officer:o                     §1
takeItemOffShelf       secretary:os officer:o                     §1
joinServiceItem        lead:os secretary:os officer:o             §1
leaveServiceItem       lead:os secretary:os officer:o             §1
createServiceSession   lead:os secretary:os officer:o             §3  sessions
editServiceSession     lead:os secretary:os officer:o             §3
openServiceSession     lead:os secretary:os officer:o             §3
providerSessions       lead:os secretary:os officer:o             §3  those who run them
streetWords            secretary:osb officer:o                    §1  the street's own words
addStreetWords         secretary:osb officer:o                    §1
removeStreetWords      secretary:osb officer:o                    §1

organization           street district:o admin:o auditor:s        §1  no street sees another's
organizations          street district:o admin:o auditor:s        §1
memberships            lead:os offices:os district:o admin:o auditor:os  §2
createOrganization     secretary:os officer:o district:o admin:o  §2
renameOrganization     secretary:os officer:o district:o admin:o  §2
moveOrganization       secretary:os officer:o district:o admin:o  §2
deactivateOrganization secretary:os officer:o district:o admin:o  §2
activateOrganization   secretary:os officer:o district:o admin:o  §2
pauseOrganization      lead:os secretary:os officer:o district:o admin:o  §3  pausing 停接
resumeOrganization     lead:os secretary:os officer:o district:o admin:o  §3
setLoadCap             lead:os secretary:os officer:o district:o admin:o  §3
setPublicPhone         lead:os secretary:os officer:o district:o admin:o  §2
setQualifications      secretary:os officer:o district:o admin:o  §3  nobody certifies himself
setServiceArea         secretary:os officer:o district:o admin:o  §3  nobody widens his own area
addJointBodyMember     secretary:os officer:o district:o admin:o  §2
removeJointBodyMember  secretary:os officer:o district:o admin:o  §2
grantRole              secretary:os officer:o district:o admin:o  §2
endRole                secretary:os officer:o district:o admin:o  §2
staffAccounts          secretary:os officer:o district:o admin:o auditor:os  §2  who gives the roles; the auditor reads
createStaffAccount     secretary:os officer:o district:o admin:o  §2  who may give every role of its holder
resetStaffPassword     secretary:os officer:o district:o admin:o  §2
lockStaffAccount       secretary:os officer:o district:o admin:o  §2
unlockStaffAccount     secretary:os officer:o district:o admin:o  §2
resetSecondFactor      secretary:os officer:o district:o admin:o  §2
streetSettings         street district:o admin:o auditor:s        §3
updateStreetSettings   officer:o district:o admin:o               §3  configuration per street
updateCalendarDay      officer:o district:o admin:o               §3  the year's file editable
importCalendarYear     officer:o district:o admin:o               §3
`;

const NAMES: Readonly<Record<string, readonly CallerRole[]>> = {
  slip: ['SLIP'],
  resident: ['RESIDENT'],
  volunteer: ['VOLUNTEER'],
  lead: ['PROVIDER_LEAD'],
  desk: ['COMMUNITY_DESK'],
  secretary: ['COMMUNITY_SECRETARY'],
  officer: ['STREET_OFFICER'],
  supervisor: ['STREET_SUPERVISOR'],
  district: ['DISTRICT_OFFICER'],
  admin: ['ADMIN'],
  auditor: ['AUDITOR'],
  desks: ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY'],
  offices: ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER', 'STREET_SUPERVISOR'],
};
const LETTERS: Readonly<Record<string, Scope>> = { o: 'own', s: 'subtree', b: 'other', x: 'street' };

/** Role and scope as one word. */
export const cellOf = (role: CallerRole, scope: Scope): string => `${role} ${scope}`;

export interface Row {
  readonly operation: string;
  /** `cellOf` of everybody who may. */
  readonly allowed: ReadonlySet<string>;
  readonly source: string;
}

/** The table, by operation. */
export function expectedRows(table = EXPECTED): ReadonlyMap<string, Row> {
  const rows = table
    .split('\n')
    .filter((line) => line.trim())
    .map((line): Row => {
      const [, operation, who, source] = /^(\w+)\s+(.+?)\s*(§.+)$/.exec(line.trim()) ?? [];
      if (!operation) throw new Error(`not understood: ${line}`);
      const [may = '', mayNot = ''] = who!.split(' - ');
      const allowed = cellsIn(may);
      for (const cell of cellsIn(mayNot)) allowed.delete(cell);
      return { operation, allowed, source: source! };
    });
  const byName = new Map(rows.map((row) => [row.operation, row]));
  if (byName.size !== rows.length) throw new Error('an operation has two lines');
  return byName;
}

function cellsIn(words: string): Set<string> {
  return new Set(
    words
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((word) => {
        const [name, letters] = word.split(':');
        if (letters === undefined) return groupOf(name!);
        return NAMES[name!]!.flatMap((role) => [...letters].map((letter) => cellOf(role, LETTERS[letter]!)));
      }),
  );
}

function groupOf(name: string): string[] {
  const isMember: (role: CallerRole, scope: Scope) => boolean =
    {
      all: () => true,
      signed: (role: CallerRole) => role !== 'ANONYMOUS' && role !== 'SLIP',
      // people of the district belong to no street
      street: (role: CallerRole, scope: Scope) =>
        !['ANONYMOUS', 'SLIP', 'DISTRICT_OFFICER', 'ADMIN'].includes(role) &&
        scope !== 'street' &&
        !(role === 'AUDITOR' && scope === 'subtree'),
    }[name] ??
    (() => {
      throw new Error(`no such group: ${name}`);
    });
  return CALLERS.flatMap((role) =>
    SCOPES.filter((scope) => scopesOf(role).includes(scope) && isMember(role, scope)).map((scope) =>
      cellOf(role, scope),
    ),
  );
}
