using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Foundations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.CreateTable(
                name: "access_log",
                schema: "audit",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fields = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    approval_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subjects = table.Column<int>(type: "integer", nullable: false),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_log", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "change_log",
                schema: "audit",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "form_drafts",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fields = table.Column<byte[]>(type: "bytea", nullable: false),
                    based_on = table.Column<long>(type: "bigint", nullable: false),
                    section = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_drafts", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    id_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_no_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    health = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    is_deaf = table.Column<bool>(type: "boolean", nullable: false),
                    is_literate = table.Column<bool>(type: "boolean", nullable: true),
                    speaks_mandarin = table.Column<bool>(type: "boolean", nullable: true),
                    address = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_guardians_school_id_id", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "id_print_requests",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    target = table.Column<string>(type: "jsonb", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved = table.Column<bool>(type: "boolean", nullable: true),
                    comment = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    downloaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_print_requests", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "job_tickets",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_school = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_tickets", x => x.job_id);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "login_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_failure_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wait_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parents",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    id_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_no_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    education = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_parents_school_id_id", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "phone_entries",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_type = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    tail = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    sort_no = table.Column<int>(type: "integer", nullable: false),
                    best_time = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    last_ok_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    invalid_at = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone_entries", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "school_keys",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<byte>(type: "smallint", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_keys", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    pinyin = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sex = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    id_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_no_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    posts = table.Column<List<string>>(type: "text[]", nullable: false),
                    is_admin = table.Column<bool>(type: "boolean", nullable: false),
                    is_logistics = table.Column<bool>(type: "boolean", nullable: false),
                    is_party = table.Column<bool>(type: "boolean", nullable: false),
                    hire_date = table.Column<DateOnly>(type: "date", nullable: false),
                    leave_date = table.Column<DateOnly>(type: "date", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_staff_school_id_id", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_files", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    term_no = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    first_week = table.Column<DateOnly>(type: "date", nullable: false),
                    week_count = table.Column<int>(type: "integer", nullable: false),
                    holiday_weeks = table.Column<List<DateOnly>>(type: "date[]", nullable: false),
                    care_days = table.Column<List<DateOnly>>(type: "date[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_terms_school_id_id", x => new { x.school_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "towns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    county_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_towns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    display_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    county_role = table.Column<int>(type: "integer", nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    password_changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    initial_password_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "away_spans",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    work_region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    work_place = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    work_level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    employer = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    industry = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_away_spans", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_away_spans_parents_school_id_parent_id",
                        columns: x => new { x.school_id, x.parent_id },
                        principalTable: "parents",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campuses",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    head_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    has_boarding = table.Column<bool>(type: "boolean", nullable: false),
                    has_canteen = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_campuses_school_id_id", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_campuses_staff_school_id_head_id",
                        columns: x => new { x.school_id, x.head_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schools",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    short_name = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    code10 = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    county_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    town_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    kin_line = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    hotline = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    lb_caliber = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    lb_age_min = table.Column<int>(type: "integer", nullable: true),
                    lb_age_max = table.Column<int>(type: "integer", nullable: true),
                    care_as_lb = table.Column<bool>(type: "boolean", nullable: false),
                    archive_set = table.Column<int>(type: "integer", nullable: false),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schools", x => x.id);
                    table.ForeignKey(
                        name: "fk_schools_towns_town_id",
                        column: x => x.town_id,
                        principalTable: "towns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "villages",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    town_id = table.Column<Guid>(type: "uuid", nullable: true),
                    county_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_villages_school_id_id", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_villages_towns_town_id",
                        column: x => x.town_id,
                        principalTable: "towns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    public_computer = table.Column<bool>(type: "boolean", nullable: false),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "classes",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    academic_year = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    grade = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    class_no = table.Column<int>(type: "integer", nullable: false),
                    squad_name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    campus_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_classes_school_id_id", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_classes_campuses_school_id_campus_id",
                        columns: x => new { x.school_id, x.campus_id },
                        principalTable: "campuses",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    raw_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    former_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    pinyin = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    pinyin_initials = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    sex = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    ethnic = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    blood = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    photo_id = table.Column<Guid>(type: "uuid", nullable: true),
                    id_type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    id_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_no_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    no_id_reason = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    student_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    student_no_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    enroll_school_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    enroll_code10 = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    gatqw = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    hukou_registered = table.Column<bool>(type: "boolean", nullable: true),
                    hukou_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    hukou_region = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    hukou_addr = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    addr_detail = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    health = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    disability = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    dis_level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    dis_cert_no = table.Column<byte[]>(type: "bytea", nullable: true),
                    allergy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    illness = table.Column<byte[]>(type: "bytea", nullable: true),
                    medication = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    constitution = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    board_mode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    care_mode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    inclusive_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    transport = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    risk_level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    imported_sys_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_children_school_id_id", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_villages_school_id_village_id",
                        columns: x => new { x.school_id, x.village_id },
                        principalTable: "villages",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "class_summaries",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    snapshot_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<byte[]>(type: "bytea", nullable: false),
                    row_count = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_stale = table.Column<bool>(type: "boolean", nullable: false),
                    stale_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_summaries", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_class_summaries_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_class_summaries_terms_school_id_term_id",
                        columns: x => new { x.school_id, x.term_id },
                        principalTable: "terms",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post_spans",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    campus_id = table.Column<Guid>(type: "uuid", nullable: true),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_spans", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_post_spans_campuses_school_id_campus_id",
                        columns: x => new { x.school_id, x.campus_id },
                        principalTable: "campuses",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_post_spans_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_post_spans_staff_school_id_staff_id",
                        columns: x => new { x.school_id, x.staff_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teaching_spans",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teaching_spans", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_teaching_spans_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teaching_spans_staff_school_id_staff_id",
                        columns: x => new { x.school_id, x.staff_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enroll_spans",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    entry_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    exit_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    peer = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enroll_spans", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_enroll_spans_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enroll_spans_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "guardian_links",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_id = table.Column<Guid>(type: "uuid", nullable: false),
                    relation = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_primary = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_no = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardian_links", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_guardian_links_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_guardian_links_guardians_school_id_guardian_id",
                        columns: x => new { x.school_id, x.guardian_id },
                        principalTable: "guardians",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lb_episodes",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    out_type = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    is_school = table.Column<bool>(type: "boolean", nullable: false),
                    is_mca = table.Column<bool>(type: "boolean", nullable: false),
                    is_moe = table.Column<bool>(type: "boolean", nullable: false),
                    sys_code = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false),
                    needs_check = table.Column<bool>(type: "boolean", nullable: false),
                    is_unsupported = table.Column<bool>(type: "boolean", nullable: false),
                    end_reason = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lb_episodes", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_lb_episodes_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parent_links",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    presence = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    has_capacity = table.Column<bool>(type: "boolean", nullable: true),
                    is_custodial = table.Column<bool>(type: "boolean", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parent_links", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_parent_links_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_parent_links_parents_school_id_parent_id",
                        columns: x => new { x.school_id, x.parent_id },
                        principalTable: "parents",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    care_grade = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    care_arrangement = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    has_entrust = table.Column<bool>(type: "boolean", nullable: true),
                    family_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    family_size = table.Column<int>(type: "integer", nullable: true),
                    income_sources = table.Column<List<string>>(type: "text[]", nullable: false),
                    income_band = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    reliefs = table.Column<List<string>>(type: "text[]", nullable: false),
                    pat_gf = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    pat_gf_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    pat_gm = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    pat_gm_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    mat_gf = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    mat_gf_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    mat_gm = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    mat_gm_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    home_freq = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    last_meet = table.Column<DateOnly>(type: "date", nullable: true),
                    contact_day = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    contact_pref = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    character = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    self_care = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    study_tier = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    need_help = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_term_id = table.Column<Guid>(type: "uuid", nullable: true),
                    missing_count = table.Column<int>(type: "integer", nullable: false),
                    wanted_count = table.Column<int>(type: "integer", nullable: false),
                    missing = table.Column<List<string>>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profiles", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_profiles_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "profile_versions",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    profile_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    snapshot = table.Column<byte[]>(type: "bytea", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profile_versions", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_profile_versions_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_profile_versions_profiles_school_id_profile_id",
                        columns: x => new { x.school_id, x.profile_id },
                        principalTable: "profiles",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_log_school_id_at",
                schema: "audit",
                table: "access_log",
                columns: new[] { "school_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_access_log_school_id_entity_id_at",
                schema: "audit",
                table: "access_log",
                columns: new[] { "school_id", "entity_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_away_spans_school_id_parent_id",
                table: "away_spans",
                columns: new[] { "school_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campuses_school_id_head_id",
                table: "campuses",
                columns: new[] { "school_id", "head_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campuses_school_id_name",
                table: "campuses",
                columns: new[] { "school_id", "name" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_change_log_school_id_at",
                schema: "audit",
                table: "change_log",
                columns: new[] { "school_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_change_log_school_id_child_id_at",
                schema: "audit",
                table: "change_log",
                columns: new[] { "school_id", "child_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_change_log_school_id_entity_id_at",
                schema: "audit",
                table: "change_log",
                columns: new[] { "school_id", "entity_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_children_school_id_id_no_hash",
                table: "children",
                columns: new[] { "school_id", "id_no_hash" },
                unique: true,
                filter: "id_no_hash is not null and not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_children_school_id_pinyin",
                table: "children",
                columns: new[] { "school_id", "pinyin" });

            migrationBuilder.CreateIndex(
                name: "ix_children_school_id_student_no_hash",
                table: "children",
                columns: new[] { "school_id", "student_no_hash" },
                unique: true,
                filter: "student_no_hash is not null and not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_children_school_id_village_id",
                table: "children",
                columns: new[] { "school_id", "village_id" });

            migrationBuilder.CreateIndex(
                name: "ix_class_summaries_school_id_class_id_term_id",
                table: "class_summaries",
                columns: new[] { "school_id", "class_id", "term_id" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_class_summaries_school_id_term_id",
                table: "class_summaries",
                columns: new[] { "school_id", "term_id" });

            migrationBuilder.CreateIndex(
                name: "ix_classes_school_id_academic_year_campus_id_grade_class_no",
                table: "classes",
                columns: new[] { "school_id", "academic_year", "campus_id", "grade", "class_no" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_classes_school_id_campus_id",
                table: "classes",
                columns: new[] { "school_id", "campus_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enroll_spans_school_id_child_id",
                table: "enroll_spans",
                columns: new[] { "school_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enroll_spans_school_id_class_id",
                table: "enroll_spans",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_form_drafts_school_id_user_id_form_subject_id",
                table: "form_drafts",
                columns: new[] { "school_id", "user_id", "form", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guardian_links_school_id_child_id",
                table: "guardian_links",
                columns: new[] { "school_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_guardian_links_school_id_guardian_id",
                table: "guardian_links",
                columns: new[] { "school_id", "guardian_id" });

            migrationBuilder.CreateIndex(
                name: "ix_guardians_school_id_id_no_hash",
                table: "guardians",
                columns: new[] { "school_id", "id_no_hash" },
                unique: true,
                filter: "id_no_hash is not null and not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_id_print_requests_school_id_created_at",
                table: "id_print_requests",
                columns: new[] { "school_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_tickets_due_at",
                table: "job_tickets",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_school_id_created_by_created_at",
                table: "jobs",
                columns: new[] { "school_id", "created_by", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lb_episodes_school_id_child_id_from",
                table: "lb_episodes",
                columns: new[] { "school_id", "child_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_login_attempts_key",
                table: "login_attempts",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parent_links_school_id_child_id",
                table: "parent_links",
                columns: new[] { "school_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parent_links_school_id_parent_id",
                table: "parent_links",
                columns: new[] { "school_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_parents_school_id_id_no_hash",
                table: "parents",
                columns: new[] { "school_id", "id_no_hash" },
                unique: true,
                filter: "id_no_hash is not null and not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_phone_entries_school_id_owner_type_owner_id_sort_no",
                table: "phone_entries",
                columns: new[] { "school_id", "owner_type", "owner_id", "sort_no" });

            migrationBuilder.CreateIndex(
                name: "ix_phone_entries_school_id_tail",
                table: "phone_entries",
                columns: new[] { "school_id", "tail" });

            migrationBuilder.CreateIndex(
                name: "ix_post_spans_school_id_campus_id",
                table: "post_spans",
                columns: new[] { "school_id", "campus_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_spans_school_id_class_id",
                table: "post_spans",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_spans_school_id_staff_id",
                table: "post_spans",
                columns: new[] { "school_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_profile_versions_school_id_child_id",
                table: "profile_versions",
                columns: new[] { "school_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_profile_versions_school_id_profile_id_version_no",
                table: "profile_versions",
                columns: new[] { "school_id", "profile_id", "version_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_profiles_school_id_child_id",
                table: "profiles",
                columns: new[] { "school_id", "child_id" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_profiles_school_id_status",
                table: "profiles",
                columns: new[] { "school_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_school_keys_school_id_number",
                table: "school_keys",
                columns: new[] { "school_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_schools_name",
                table: "schools",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_schools_town_id",
                table: "schools",
                column: "town_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_school_id_id_no_hash",
                table: "staff",
                columns: new[] { "school_id", "id_no_hash" },
                unique: true,
                filter: "id_no_hash is not null and not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_staff_school_id_pinyin",
                table: "staff",
                columns: new[] { "school_id", "pinyin" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_school_id_user_id",
                table: "staff",
                columns: new[] { "school_id", "user_id" },
                unique: true,
                filter: "user_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_teaching_spans_school_id_class_id",
                table: "teaching_spans",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teaching_spans_school_id_staff_id",
                table: "teaching_spans",
                columns: new[] { "school_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_terms_school_id_year_term_no",
                table: "terms",
                columns: new[] { "school_id", "year", "term_no" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_towns_county_code_name",
                table: "towns",
                columns: new[] { "county_code", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_user_id",
                table: "user_sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_users_school_id",
                table: "users",
                column: "school_id");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_villages_school_id_name",
                table: "villages",
                columns: new[] { "school_id", "name" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_villages_town_id",
                table: "villages",
                column: "town_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_log",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "away_spans");

            migrationBuilder.DropTable(
                name: "change_log",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "class_summaries");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "enroll_spans");

            migrationBuilder.DropTable(
                name: "form_drafts");

            migrationBuilder.DropTable(
                name: "guardian_links");

            migrationBuilder.DropTable(
                name: "id_print_requests");

            migrationBuilder.DropTable(
                name: "job_tickets");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "lb_episodes");

            migrationBuilder.DropTable(
                name: "login_attempts");

            migrationBuilder.DropTable(
                name: "parent_links");

            migrationBuilder.DropTable(
                name: "phone_entries");

            migrationBuilder.DropTable(
                name: "post_spans");

            migrationBuilder.DropTable(
                name: "profile_versions");

            migrationBuilder.DropTable(
                name: "school_keys");

            migrationBuilder.DropTable(
                name: "schools");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropTable(
                name: "teaching_spans");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_sessions");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "parents");

            migrationBuilder.DropTable(
                name: "profiles");

            migrationBuilder.DropTable(
                name: "classes");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "children");

            migrationBuilder.DropTable(
                name: "campuses");

            migrationBuilder.DropTable(
                name: "villages");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "towns");
        }
    }
}
