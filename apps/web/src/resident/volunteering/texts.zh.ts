/** Words of joining a team, Chinese. */
export const zh = {
  volunteeringHint: '自愿加入，随时可以退出。负责人同意后，就能在“志愿者”页面看到任务。',
  myTeams: '我的申请',
  joinPENDING: '等答复',
  joinAPPROVED: '已加入',
  joinDECLINED: '没有通过',
  joinWITHDRAWN: '已撤回',
  toTasks: '去看任务',
  teams: '可以加入的队伍',
  findTeam: '按名字找',
  findTeamHint: '先列出您社区的；输入名字找全街道的',
  noTeams: '没有找到这样的队伍',
  noTeamsHint: '换个名字试试，或致电社区。',
  join: '申请加入',
  joinThis: '申请加入 {name}',
  joinSent: '已申请，等负责人答复',
  alreadyAsked: '已申请或已加入',
} as const;
