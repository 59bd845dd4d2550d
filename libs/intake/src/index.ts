export { INTAKE_ENTITIES } from './adapters/persistence/entities';
export { Imports } from './application/imports.service';
export { Uploads } from './application/uploads.service';
export { IntakeHttpModule } from './intake-http.module';
export { IntakeModule } from './intake.module';
