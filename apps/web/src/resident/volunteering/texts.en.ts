import type { zh } from './texts.zh';

/** The same, English. */
export const en: Record<keyof typeof zh, string> = {
  volunteeringHint: 'Free to join and to leave. Once the lead agrees, tasks are on the volunteers’ page.',
  myTeams: 'My requests',
  joinPENDING: 'Waiting',
  joinAPPROVED: 'Joined',
  joinDECLINED: 'Declined',
  joinWITHDRAWN: 'Withdrawn',
  toTasks: 'To the tasks',
  teams: 'Teams you may join',
  findTeam: 'Find by name',
  findTeamHint: 'Your community’s first; type to search the whole street',
  noTeams: 'No such team',
  noTeamsHint: 'Try another name, or call the community.',
  join: 'Ask to join',
  joinThis: 'Ask to join {name}',
  joinSent: 'Asked; the lead will answer',
  alreadyAsked: 'Asked or joined',
};
