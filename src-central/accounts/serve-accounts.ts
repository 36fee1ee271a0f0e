import type { FastifyInstance } from 'fastify';
import {
  confirmOrganisation,
  decideHandOver,
  importDirectory,
  listHandOvers,
  listOrganisations,
  readAudit,
} from '../../src-shared/contract/central/accounts/central-staff.ts';
import {
  changeMe,
  changePassword,
  endMyComputer,
  listMyComputers,
  readMe,
  signOutEverywhere,
} from '../../src-shared/contract/central/accounts/my-account.ts';
import {
  askAboutTakenCode,
  confirmByCode,
  readDirectoryEntry,
  registerOrganisation,
} from '../../src-shared/contract/central/accounts/registration.ts';
import { askForDetails, renewSignIn, signIn, signOut } from '../../src-shared/contract/central/accounts/sign-in.ts';
import {
  addUser,
  changeRole,
  confirmHosted,
  listHosted,
  listUsers,
  removeUser,
  sendUserDetails,
  signUserOut,
} from '../../src-shared/contract/central/accounts/users.ts';
import type { ServiceParts } from '../app.ts';
import { serve } from '../http/serve.ts';
import type { AccountParts } from './account-parts.ts';
import {
  confirmRegistered,
  decideOnHandOver,
  importDirectoryFile,
  listOpenHandOvers,
  listRegistered,
  readAuditLog,
} from './central-staff.ts';
import { confirmWithCode } from './confirm-by-code.ts';
import { readFromDirectory } from './directory.ts';
import { sendForgotten } from './forgotten.ts';
import { confirmHostedTeam, listHostedBy } from './hosted.ts';
import { forgiveAddress, limitAddress } from './limits.ts';
import { changeMyDetails, changeMyPassword, readMyAccount } from './my-account.ts';
import { endComputer, listComputers } from './my-computers.ts';
import { makePasswordQueue } from './password-queue.ts';
import { register } from './register.ts';
import { renew } from './renew.ts';
import { serveSignedIn } from './serve-signed-in.ts';
import { signInWith } from './sign-in.ts';
import { endSignIns } from './sign-ins.ts';
import { askAboutCode } from './taken-code.ts';
import { addUserTo, changeRoleOf, listUsersOf, removeUserFrom, sendDetailsTo, signOutUser } from './users.ts';

const DONE = { done: true } as const;

/** All routes of accounts. */
export function serveAccounts(service: FastifyInstance, given: ServiceParts): void {
  const parts: AccountParts = { ...given, passwords: makePasswordQueue() };
  serveRegistration(service, parts);
  serveSignIn(service, parts);
  serveMyAccount(service, parts);
  serveUsers(service, parts);
  serveCentralStaff(service, parts);
}

function serveRegistration(service: FastifyInstance, parts: AccountParts): void {
  serve(service, registerOrganisation, async ({ body }, request) => {
    await limitAddress(parts, request, 'registration');
    const { id, standing } = await register(parts, body);
    return { organisation: id, standing };
  });
  serve(service, askAboutTakenCode, async ({ body }, request) => {
    await askAboutCode(parts, request, body);
    return DONE;
  });
  serve(service, confirmByCode, async ({ body }, request) => ({ standing: await confirmWithCode(parts, request, body) }));
  serve(service, readDirectoryEntry, ({ params }) => readFromDirectory(parts.database, params.odsCode));
}

function serveSignIn(service: FastifyInstance, parts: AccountParts): void {
  serve(service, signIn, async ({ body }, request) => {
    await limitAddress(parts, request, 'wrong sign-in');
    const answer = await signInWith(parts, body);
    await forgiveAddress(parts, request, 'wrong sign-in');
    return answer;
  });
  serve(service, renewSignIn, ({ body }) => renew(parts, body));
  serve(service, askForDetails, async ({ body }, request) => {
    await sendForgotten(parts, request, body);
    return DONE;
  });
  serveSignedIn(service, parts, signOut, async (caller) => {
    const which = { organisation: caller.organisation, account: caller.account, only: caller.signIn };
    await endSignIns(parts.database, which, 'signed out', parts.now());
    return DONE;
  });
}

function serveMyAccount(service: FastifyInstance, parts: AccountParts): void {
  serveSignedIn(service, parts, readMe, (caller) => readMyAccount(parts, caller));
  serveSignedIn(service, parts, changeMe, (caller, { body }) => changeMyDetails(parts, caller, body));
  serveSignedIn(service, parts, changePassword, async (caller, { body }) => {
    await changeMyPassword(parts, caller, body);
    return DONE;
  });
  serveSignedIn(service, parts, listMyComputers, async (caller) => ({ computers: await listComputers(parts, caller) }));
  serveSignedIn(service, parts, endMyComputer, async (caller, { params }) => {
    await endComputer(parts, caller, params.session);
    return DONE;
  });
  serveSignedIn(service, parts, signOutEverywhere, async (caller) => {
    const which = { organisation: caller.organisation, account: caller.account };
    await endSignIns(parts.database, which, 'signed out everywhere', parts.now());
    return DONE;
  });
}

function serveUsers(service: FastifyInstance, parts: AccountParts): void {
  serveSignedIn(service, parts, listUsers, async (caller) => ({ users: await listUsersOf(parts, caller) }));
  serveSignedIn(service, parts, addUser, (caller, { body }) => addUserTo(parts, caller, body));
  serveSignedIn(service, parts, changeRole, (caller, { params, body }) => changeRoleOf(parts, caller, params.user, body.role));
  serveSignedIn(service, parts, removeUser, async (caller, { params }) => {
    await removeUserFrom(parts, caller, params.user);
    return DONE;
  });
  serveSignedIn(service, parts, sendUserDetails, async (caller, { params }) => {
    await sendDetailsTo(parts, caller, params.user);
    return DONE;
  });
  serveSignedIn(service, parts, signUserOut, async (caller, { params }) => {
    await signOutUser(parts, caller, params.user);
    return DONE;
  });
  serveSignedIn(service, parts, listHosted, async (caller) => ({ organisations: await listHostedBy(parts, caller) }));
  serveSignedIn(service, parts, confirmHosted, (caller, { params }) => confirmHostedTeam(parts, caller, params.hosted));
}

function serveCentralStaff(service: FastifyInstance, parts: AccountParts): void {
  serveSignedIn(service, parts, listOrganisations, async (caller, { query }) => ({
    organisations: await listRegistered(parts, caller, query),
  }));
  serveSignedIn(service, parts, confirmOrganisation, (caller, { params }) => confirmRegistered(parts, caller, params.subject));
  serveSignedIn(service, parts, listHandOvers, async (caller) => ({ handOvers: await listOpenHandOvers(parts, caller) }));
  serveSignedIn(service, parts, decideHandOver, async (caller, { params, body }) => {
    await decideOnHandOver(parts, caller, params.handOver, body);
    return DONE;
  });
  serveSignedIn(service, parts, importDirectory, (caller, { body }) => importDirectoryFile(parts, caller, body));
  serveSignedIn(service, parts, readAudit, async (caller, { query }) => ({
    entries: await readAuditLog(parts, caller, query.before),
  }));
}
