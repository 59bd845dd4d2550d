import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../scripts/lib/project.mjs';

/** A copy of the project in which something may be broken. */
export class ProjectCopy {
  constructor(home) {
    this.home = home;
    this.root = path.join(home, 'project');
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: projectRoot,
    });
    for (const file of files.toString().split('\0').filter(Boolean)) {
      const source = path.join(projectRoot, file);
      if (!fs.existsSync(source) || !fs.statSync(source).isFile() || file.startsWith('apps/web/')) continue;
      const target = path.join(this.root, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.copyFileSync(source, target);
    }
    this.link('node_modules');
    if (fs.existsSync(path.join(projectRoot, '.cache'))) this.link('.cache');
  }

  link(name) {
    fs.symlinkSync(fs.realpathSync(path.join(projectRoot, name)), path.join(this.root, name));
  }

  /** Breaks it, builds it, lets `work` look at it, and puts everything back. */
  async broken({ name, edits = [], dependency }, work) {
    const originals = new Map();
    try {
      for (const { file, find, replace } of edits) {
        const target = path.join(this.root, file);
        const source = fs.readFileSync(target, 'utf8');
        if (!originals.has(target)) originals.set(target, source);
        if (source.split(find).length !== 2)
          throw new Error(`control ${name}: what it breaks does not stand once in ${file}`);
        fs.writeFileSync(
          target,
          source.replace(find, () => replace),
        );
      }
      if (dependency) this.exchange(dependency);
      this.build();
      return await work();
    } finally {
      for (const [target, source] of originals) fs.writeFileSync(target, source);
      if (dependency) {
        fs.rmSync(path.join(this.root, 'node_modules'), { recursive: true });
        this.link('node_modules');
      }
    }
  }

  build() {
    const compile = "import('./scripts/lib/compile.mjs').then(({ compile }) => compile())";
    execFileSync(process.execPath, ['-e', compile], {
      cwd: this.root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** All dependencies as they are, one in another version. */
  exchange({ name, version }) {
    const other = path.join(this.home, 'other');
    fs.mkdirSync(other, { recursive: true });
    fs.writeFileSync(path.join(other, 'package.json'), '{ "private": true }');
    const wanted = [`${name}@${version}`, 'ioredis@5.11.1'];
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', ...wanted], {
      cwd: other,
    });
    const modules = path.join(this.root, 'node_modules');
    const real = fs.realpathSync(modules);
    fs.rmSync(modules);
    fs.mkdirSync(modules);
    for (const entry of fs.readdirSync(real)) {
      const source = entry === name ? path.join(other, 'node_modules', name) : path.join(real, entry);
      fs.symlinkSync(source, path.join(modules, entry));
    }
  }
}
