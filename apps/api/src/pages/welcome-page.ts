import { page } from './page';

/** The front page of the API itself: what this is and where things are. */
export const WELCOME_PAGE = page(
  '党群志愿服务超市',
  `<h1>党群志愿服务超市 · <span lang="en">Party–mass volunteer service supermarket</span></h1>
<p>居民点单、党组织接单、全程评价、闭环管理。这里是系统的接口服务。</p>
<p lang="en">Residents order, party organisations claim and serve, every service is rated: one closed loop. This is its API.</p>
<table>
<tr><th scope="row"><a href="/graphql">/graphql</a></th><td>接口（演示与开发环境可在浏览器试用）<br><span lang="en">the API; in demonstration and development a browser gets a page to try it</span></td></tr>
<tr><th scope="row"><a href="/health/live">/health/live</a></th><td>进程是否存活 · <span lang="en">is the process alive</span></td></tr>
<tr><th scope="row"><a href="/health/ready">/health/ready</a></th><td>是否可以服务 · <span lang="en">can it serve</span></td></tr>
<tr><th scope="row"><a href="/ops/queues">/ops/queues</a></th><td>任务队列（仅系统管理员） · <span lang="en">job queues, administrators only</span></td></tr>
</table>
<p>遇到人身危险请立即拨打 <strong>110 / 119 / 120</strong>。 <span lang="en">In danger, call 110, 119 or 120 at once.</span></p>`,
);
