import { page } from '../pages/page';

/** At `/` while the screens have not been built. */
export const NOT_BUILT_PAGE = page(
  '党群志愿服务超市',
  `<h1>党群志愿服务超市 · <span lang="en">Party–mass volunteer service supermarket</span></h1>
<p>界面尚未构建：运行 <code>npm run build</code>，然后重新启动。接口在 <a href="/graphql">/graphql</a>，健康检查在 <a href="/health/ready">/health/ready</a>。</p>
<p lang="en">The screens have not been built: run <code>npm run build</code> and start again. The API is at /graphql, its health at /health/ready.</p>
<p>遇到人身危险请立即拨打 <strong>110 / 119 / 120</strong>。 <span lang="en">In danger, call 110, 119 or 120 at once.</span></p>`,
);
