import { homedir, platform } from 'node:os';
import { join } from 'node:path';

const NAME = 'IG Toolkit Desktop';

/**
 * Where this person's data lie: local, never a roaming profile, because shared and roaming Windows profiles lose databases.
 *
 * @param environment `IGT_DATA_FOLDER` wins, for tests and for people who keep their data elsewhere
 */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.IGT_DATA_FOLDER) return environment.IGT_DATA_FOLDER;
  switch (platform()) {
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), NAME);
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', NAME);
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'igt-desktop');
  }
}
