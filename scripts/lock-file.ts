/** What a lock file of npm says of its packages, by folder. */
export type Packages = Readonly<Record<string, Locked>>;

interface Locked {
  readonly version?: string;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Entries for the builds for other platforms that a lock file names as optional dependencies but
 * does not list. npm leaves them out when it cannot see them while it writes the file
 * (npm/cli#4828), and `npm ci` then refuses the file everywhere.
 */
export function missingBuilds(packages: Packages): Packages {
  const missing: Record<string, Locked> = {};
  for (const [path, owner] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      if (!platform || isListed(packages, path, name)) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(owner.dev && { dev: true }),
        optional: true,
        ...(owner.engines && { engines: owner.engines }),
      };
    }
  }
  return missing;
}

/** By npm's rule: in the package's own folder, or in one of those above. */
function isListed(packages: Packages, owner: string, name: string): boolean {
  let folder = owner;
  while (folder !== '') {
    if (packages[`${folder}/node_modules/${name}`]) return true;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
  return packages[`node_modules/${name}`] !== undefined;
}

const PLATFORM =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(.+))?$/;

/** What a build's name says of its platform: `cli-linux-arm64-musl`, `binding-win32-x64-msvc`. */
function platformOf(name: string): Pick<Locked, 'cpu' | 'libc' | 'os'> | undefined {
  const [, os, cpu, abi = ''] = PLATFORM.exec(name) ?? [];
  if (!os || !cpu) return undefined;
  const libc = abi.includes('musl') ? 'musl' : 'glibc';
  return { cpu: [cpu], ...(os === 'linux' && { libc: [libc] }), os: [os] };
}
