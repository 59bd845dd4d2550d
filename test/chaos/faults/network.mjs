const on = (service, mode, seconds) => ({
  name: `${mode}-${service}`,
  part: `network-${service}`,
  seconds,
  async begin({ installation, dice }) {
    const ways = installation.proxies.filter((way) => way.service === service);
    const chosen = dice.chance(0.4) ? ways : dice.shuffle(ways).slice(0, dice.whole(1, 3));
    for (const { proxy } of chosen) proxy.set(mode);
    return async () => {
      for (const { proxy } of chosen) proxy.set('pass');
    };
  },
});

export const NETWORK_FAULTS = [
  on('postgres', 'cut', [4, 10]),
  on('postgres', 'half-open', [8, 15]),
  on('postgres', 'deaf', [3, 6]),
  on('postgres', 'slow', [8, 15]),
  on('redis', 'cut', [5, 15]),
  on('redis', 'half-open', [8, 15]),
  on('redis', 'deaf', [4, 8]),
  on('redis', 'slow', [8, 15]),
];
