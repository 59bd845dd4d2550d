import { OPERATOR_COOKIE } from '#libs/platform';
import { page } from './page';

const SCRIPT = `
document.getElementById('enter').addEventListener('click', () => {
  const token = document.getElementById('token').value.trim();
  document.cookie = '${OPERATOR_COOKIE}=' + token + '; path=/ops; SameSite=Strict; max-age=900'
    + (location.protocol === 'https:' ? '; Secure' : '');
  location.reload();
});
`;

/** Shown at /ops to a browser that is not signed in as an administrator. */
export const OPERATOR_PAGE = page(
  '运维 · 党群志愿服务超市',
  `<h1>运维入口 · <span lang="en">for operators</span></h1>
<p>只对系统管理员开放。请填入管理员的访问令牌（15 分钟内有效）。</p>
<p lang="en">For system administrators only. Give an administrator's access token; it holds for 15 minutes.</p>
<label for="token">访问令牌 Access token</label><input id="token" type="password" autocomplete="off" spellcheck="false">
<button id="enter" type="button">进入 Enter</button>`,
  SCRIPT,
);
