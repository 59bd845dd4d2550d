/** Imported first by every entry script: says in one sentence what is wrong with an old Node. */
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `Node ${process.versions.node} is too old: this project needs Node ${wanted.join('.')} or newer (https://nodejs.org).\n` +
      `Node ${process.versions.node} 版本过低：本项目需要 Node ${wanted.join('.')} 或更新版本（https://nodejs.org）。`,
  );
  process.exit(1);
}
