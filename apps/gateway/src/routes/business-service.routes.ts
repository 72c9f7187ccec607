import {
  AcceptEnterpriseRequest,
  AnswerEnterpriseRequest,
  CloseUnit,
  ConfirmAnswer,
  EditEnterprise,
  GetEnterprise,
  GetEnterpriseRequest,
  ListEnterpriseRequests,
  ListEnterprises,
  ListUnits,
  RegisterEnterprise,
  RegisterOwnEnterprise,
  RegisterUnit,
  RenameUnit,
  ReopenEnterpriseRequest,
  SubmitEnterpriseRequest,
  VerifyEnterprise,
} from '@linli/contracts/business-service';
import { Route, route } from '../http/route';

/** Enterprises, the units that serve them, and their requests. */
export const businessServiceRoutes: readonly Route[] = [
  route('POST /enterprises', RegisterEnterprise, { summary: 'Register an enterprise', status: 201 }),
  route('POST /me/enterprises', RegisterOwnEnterprise, { summary: 'Register my own enterprise', status: 201 }),
  route('GET /enterprises', ListEnterprises, { summary: 'List the enterprises of an area' }),
  route('GET /enterprises/:enterpriseId', GetEnterprise, { summary: 'Read an enterprise' }),
  route('POST /enterprises/:enterpriseId/edit', EditEnterprise, { summary: 'Change name or code of an enterprise' }),
  route('POST /enterprises/:enterpriseId/verify', VerifyEnterprise, { summary: 'Verify an enterprise, or refuse it' }),
  route('POST /units', RegisterUnit, {
    summary: 'Register a unit that handles requests',
    status: 201,
  }),
  route('GET /units', ListUnits, { summary: 'List the units that handle requests' }),
  route('POST /units/:unitId/rename', RenameUnit, { summary: 'Give a unit another name' }),
  route('POST /units/:unitId/close', CloseUnit, { summary: 'Close a unit' }),
  route('POST /requests', SubmitEnterpriseRequest, { summary: 'Send a request', status: 201 }),
  route('GET /requests', ListEnterpriseRequests, { summary: 'List my requests' }),
  route('GET /requests/:requestId', GetEnterpriseRequest, { summary: 'Read a request' }),
  route('POST /requests/:requestId/accept', AcceptEnterpriseRequest, { summary: 'Take a request on' }),
  route('POST /requests/:requestId/answer', AnswerEnterpriseRequest, { summary: 'Answer a request' }),
  route('POST /requests/:requestId/confirm', ConfirmAnswer, { summary: 'Confirm the answer' }),
  route('POST /requests/:requestId/reopen', ReopenEnterpriseRequest, { summary: 'Reopen a request' }),
];
