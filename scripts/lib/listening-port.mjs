import { isFree, nextFreePort } from './ports.mjs';
import { Halt } from './steps.mjs';

const usual = 3000;

/** The API's port: PORT as asked, or 3000, or the next free one when nobody asked. */
export async function listeningPort() {
  const asked = process.env.PORT;
  if (!asked) return nextFreePort(usual);
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Halt({
      en: `PORT=${asked} is not a port: a whole number from 1 to 65535 is needed.`,
      zh: `PORT=${asked} 不是有效端口：应为 1 到 65535 的整数。`,
      waysOut: ['PORT=3100 npm start'],
    });
  }
  if (!(await isFree(port))) {
    throw new Halt({
      en: `Port ${port} is taken by another program (or needs more rights), and PORT asks for exactly that one.`,
      zh: `端口 ${port} 已被占用（或权限不足），而 PORT 指定了该端口。`,
      waysOut: [`PORT=${port === 65_535 ? usual : port + 1} npm start`, 'env -u PORT npm start'],
    });
  }
  return port;
}
