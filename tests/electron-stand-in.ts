import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions, SaveDialogOptions } from 'electron';
import type { ElectronParts } from '../src-main/shells/electron/electron-parts.ts';

/**
 * Stands in for the `electron` module. This is the one place where a stand-in is right: the binary is a download that cannot
 * be had everywhere, and the safety of the shell must be tested everywhere. It records what it is told and does what Electron
 * documents, no more; `tests/e2e/electron-start.e2e.ts` runs the real thing wherever a binary exists.
 */
export interface ElectronStandIn {
  readonly electron: ElectronParts;
  readonly app: StandInApp;
  readonly session: StandInSession;
  readonly windows: StandInWindow[];
  readonly schemes: CustomScheme[];
  readonly errorBoxes: string[];
  readonly powerMonitor: EventEmitter;
  readonly safeStorage: StandInSafeStorage;
  menu: readonly MenuItemConstructorOptions[];
  /** What the person does in the next save dialog: gives this path, or cancels. */
  nextPlace: string | null;
  readonly saveDialogs: SaveDialogOptions[];
  /** What was opened in other programs, and what the operating system says of the next. */
  readonly opened: string[];
  nextOpening: string;
  /** What the person does in the next dialog for printing: nothing stands for printing, anything else for why it was not. */
  nextPrinting: string;
  /** The options of each dialog for printing. */
  readonly printed: object[];
  hasPdfViewer: boolean;
  readonly channels: Map<string, (event: unknown, ...inputs: unknown[]) => unknown>;
  /** Sends a message to main as a page does, from the window's own page unless told otherwise. */
  invoke: (channel: string, inputs: readonly unknown[], event?: unknown) => Promise<unknown>;
}

/** What a `preventDefault` did to an event. */
export class StandInEvent {
  prevented = false;
  preventDefault(): void {
    this.prevented = true;
  }
}

export class StandInFrame {
  readonly url: string;
  readonly origin: string;
  constructor(url: string, origin = url.split('/').slice(0, 3).join('/')) {
    this.url = url;
    this.origin = origin;
  }
}

export class StandInContents extends EventEmitter {
  mainFrame = new StandInFrame('about:blank', 'null');
  crashed = false;
  reloads = 0;
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }
  reload(): void {
    this.reloads += 1;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  /** The system's dialog for printing; set by the window. */
  print: (options: object, answer: (success: boolean, why: string) => void) => void = () => undefined;
}

class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  readonly calls: string[] = [];
  /** The answer to the address that was loaded. */
  page: Response | undefined;
  minimised = false;
  #destroyed = false;
  readonly #standIn: ElectronStandIn;
  constructor(standIn: ElectronStandIn, options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.#standIn = standIn;
    standIn.windows.push(this);
    this.webContents.print = (options, answer) => {
      standIn.printed.push(options);
      answer(standIn.nextPrinting === '', standIn.nextPrinting);
    };
    standIn.app.emit('web-contents-created', new StandInEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.page = await this.#standIn.session.fetch(url);
    if (!this.page.ok) throw new Error(`ERR_FAILED loading ${url}`);
    this.webContents.mainFrame = new StandInFrame(url);
    this.emit('ready-to-show');
    // Chromium's viewer has the document a while after the page around it was loaded.
    if (this.page.headers.get('content-type') === 'application/pdf' && this.#standIn.hasPdfViewer)
      setImmediate(() => this.webContents.emit('-pdf-ready-to-print'));
  }
  /** What the person's click on the cross does. */
  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.prevented) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('closed');
    if (this.#standIn.windows.every((window) => window.isDestroyed())) this.#standIn.app.emit('window-all-closed');
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return this.minimised;
  }
  removeMenu(): void {
    this.calls.push('removeMenu');
  }
  show(): void {
    this.calls.push('show');
  }
  restore(): void {
    this.calls.push('restore');
  }
  focus(): void {
    this.calls.push('focus');
  }
}

class StandInApp extends EventEmitter {
  readonly told: string[] = [];
  readonly paths = new Map<string, string>([['documents', '/home/someone/Documents']]);
  readonly exits: number[] = [];
  isPackaged = true;
  /** False when another Electron holds the lock on this profile. */
  lockFree = true;
  readonly commandLine = { appendSwitch: (name: string) => this.told.push(`switch ${name}`) };
  enableSandbox(): void {
    this.told.push('enableSandbox');
  }
  setAppUserModelId(id: string): void {
    this.told.push(`setAppUserModelId ${id}`);
  }
  setAboutPanelOptions({ copyright }: { copyright: string }): void {
    this.told.push(`about ${copyright}`);
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? '';
  }
  getVersion(): string {
    return '9.8.7';
  }
  requestSingleInstanceLock(): boolean {
    return this.lockFree;
  }
  async whenReady(): Promise<void> {
    this.told.push('whenReady');
  }
  exit(code: number): void {
    this.exits.push(code);
    this.emit('exited');
  }
}

/** Encrypts for real, under a key of its own that can be changed as the operating system changes its. */
class StandInSafeStorage {
  available: boolean | Error = true;
  backend: ReturnType<ElectronParts['safeStorage']['getSelectedStorageBackend']> = 'gnome_libsecret';
  #keys: readonly Buffer[] = [randomBytes(32)];
  rotate(): void {
    this.#keys = [randomBytes(32), ...this.#keys];
  }
  forgetOldKeys(): void {
    this.#keys = this.#keys.slice(0, 1);
  }
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    if (this.available instanceof Error) throw this.available;
    return this.available;
  }
  getSelectedStorageBackend(): StandInSafeStorage['backend'] {
    return this.backend;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#keys[0] ?? Buffer.alloc(32), nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    for (const [at, key] of this.#keys.entries()) {
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(encrypted.subarray(-16));
      const result = decipher.update(encrypted.subarray(12, -16)).toString('utf8');
      try {
        decipher.final();
        return { result, shouldReEncrypt: at > 0 };
      } catch {
        // Another key of this computer.
      }
    }
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
  }
}

type Handler = (request: Request) => Response | Promise<Response>;

export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly protocol = { handle: (scheme: string, handler: Handler) => this.handlers.set(scheme, handler) };
  check: ((contents: unknown, permission: string, origin: string, details: object) => boolean) | undefined;
  request: ((contents: unknown, permission: string, answer: (allowed: boolean) => void, details: object) => void) | undefined;
  device: ((details: object) => boolean) | undefined;
  display: ((request: object, answer: (streams: unknown) => void) => void) | undefined;
  beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined;
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<StandInSession['beforeRequest']>) => {
      this.beforeRequest = listener;
    },
  };
  setPermissionCheckHandler(handler: NonNullable<StandInSession['check']>): void {
    this.check = handler;
  }
  setPermissionRequestHandler(handler: NonNullable<StandInSession['request']>): void {
    this.request = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<StandInSession['device']>): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: NonNullable<StandInSession['display']>): void {
    this.display = handler;
  }
  /** A request of the window: what the web request listener lets through goes to the scheme's handler. */
  async fetch(url: string, method = 'GET'): Promise<Response> {
    let cancelled = false;
    this.beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel === true;
    });
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (cancelled || !handler) throw new Error(`ERR_BLOCKED_BY_CLIENT ${url}`);
    return handler({ method, url } as Request);
  }
}

export function electronStandIn(): ElectronStandIn {
  const session = new StandInSession();
  const standIn: ElectronStandIn = {
    app: new StandInApp(),
    session,
    windows: [],
    schemes: [],
    errorBoxes: [],
    powerMonitor: new EventEmitter(),
    safeStorage: new StandInSafeStorage(),
    menu: [],
    nextPlace: null,
    saveDialogs: [],
    opened: [],
    nextOpening: '',
    nextPrinting: '',
    printed: [],
    hasPdfViewer: true,
    channels: new Map(),
    invoke: async (channel, inputs, event) => {
      const contents = standIn.windows[0]?.webContents;
      return standIn.channels.get(channel)?.(event ?? { sender: contents, senderFrame: contents?.mainFrame }, ...inputs);
    },
    electron: {} as ElectronParts,
  };
  class BrowserWindow extends StandInWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(standIn, options);
    }
  }
  const parts = {
    app: standIn.app,
    BrowserWindow,
    dialog: {
      showErrorBox: (title: string, words: string) => standIn.errorBoxes.push(`${title}: ${words}`),
      showSaveDialog: async (_window: unknown, options: SaveDialogOptions) => {
        standIn.saveDialogs.push(options);
        return { canceled: standIn.nextPlace === null, filePath: standIn.nextPlace ?? '' };
      },
    },
    ipcMain: {
      handle: (channel: string, listener: (event: unknown, ...inputs: unknown[]) => unknown) =>
        standIn.channels.set(channel, listener),
    },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
        standIn.menu = menu;
      },
    },
    powerMonitor: standIn.powerMonitor,
    safeStorage: standIn.safeStorage,
    protocol: { registerSchemesAsPrivileged: (schemes: CustomScheme[]) => standIn.schemes.push(...schemes) },
    session: { defaultSession: session },
    shell: {
      openPath: async (path: string) => {
        standIn.opened.push(path);
        return standIn.nextOpening;
      },
    },
  };
  return Object.assign(standIn, { electron: parts as unknown as ElectronParts });
}
