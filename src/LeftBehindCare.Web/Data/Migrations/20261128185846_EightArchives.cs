using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class EightArchives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    ends_at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    place = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    host = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    annual_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    is_outside = table.Column<bool>(type: "boolean", nullable: false),
                    is_safe = table.Column<bool>(type: "boolean", nullable: false),
                    is_selective = table.Column<bool>(type: "boolean", nullable: false),
                    summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ak_activities_school_id_id", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_activities_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_staff_school_id_leader_id",
                        columns: x => new { x.school_id, x.leader_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_studies",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    title = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    alias = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basic = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    problem = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    cause = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    measures = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    process = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    effect = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    reflect = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_studies", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_studies_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_studies_staff_school_id_author_id",
                        columns: x => new { x.school_id, x.author_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "class_cares",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_squad = table.Column<bool>(type: "boolean", nullable: false),
                    theme = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    care_form = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    host_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lb_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    peer_count = table.Column<int>(type: "integer", nullable: true),
                    purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    process = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    effect = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_cares", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_class_cares_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_class_cares_staff_school_id_host_id",
                        columns: x => new { x.school_id, x.host_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "growth_cards",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    height_cm = table.Column<decimal>(type: "numeric(4,1)", precision: 4, scale: 1, nullable: true),
                    weight_kg = table.Column<decimal>(type: "numeric(4,1)", precision: 4, scale: 1, nullable: true),
                    vision_l = table.Column<decimal>(type: "numeric(2,1)", precision: 2, scale: 1, nullable: true),
                    vision_r = table.Column<decimal>(type: "numeric(2,1)", precision: 2, scale: 1, nullable: true),
                    yw = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    sx = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    yy = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    kx = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    df = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    ty = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    ys = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    ld = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    xx = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    q_moral = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    q_study = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    q_health = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    q_art = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    q_practice = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    progress = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    awards = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    self_eval = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    proxy_eval = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    head_eval = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    parent_word = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    next_goal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_growth_cards", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_growth_cards_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_growth_cards_terms_school_id_term_id",
                        columns: x => new { x.school_id, x.term_id },
                        principalTable: "terms",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "special_registrations",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    types = table.Column<string[]>(type: "text[]", nullable: false),
                    screen_by = table.Column<Guid>(type: "uuid", nullable: false),
                    screen_on = table.Column<DateOnly>(type: "date", nullable: false),
                    hardships = table.Column<string[]>(type: "text[]", nullable: false),
                    hard_level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    causes = table.Column<string[]>(type: "text[]", nullable: false),
                    cert_on = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    measures = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    talents = table.Column<string[]>(type: "text[]", nullable: false),
                    talent_level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    awards = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: true),
                    talent_plan = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    behavior = table.Column<byte[]>(type: "bytea", nullable: true),
                    care_measures = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    refer_to = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    effect = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    private_note = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    delete_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    version_no = table.Column<int>(type: "integer", nullable: false),
                    review_comment = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_special_registrations", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_special_registrations_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_special_registrations_staff_school_id_coach_id",
                        columns: x => new { x.school_id, x.coach_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_special_registrations_staff_school_id_owner_id",
                        columns: x => new { x.school_id, x.owner_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_special_registrations_staff_school_id_screen_by",
                        columns: x => new { x.school_id, x.screen_by },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_participations",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    attended = table.Column<bool>(type: "boolean", nullable: false),
                    perform = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    award = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    feeling = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
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
                    table.PrimaryKey("pk_activity_participations", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_activity_participations_activities_school_id_activity_id",
                        columns: x => new { x.school_id, x.activity_id },
                        principalTable: "activities",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activity_participations_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activities_school_id_class_id",
                table: "activities",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_school_id_date",
                table: "activities",
                columns: new[] { "school_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_school_id_leader_id",
                table: "activities",
                columns: new[] { "school_id", "leader_id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_participations_school_id_activity_id_child_id",
                table: "activity_participations",
                columns: new[] { "school_id", "activity_id", "child_id" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_activity_participations_school_id_child_id",
                table: "activity_participations",
                columns: new[] { "school_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_studies_school_id_author_id",
                table: "case_studies",
                columns: new[] { "school_id", "author_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_studies_school_id_class_id",
                table: "case_studies",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_class_cares_school_id_class_id_date",
                table: "class_cares",
                columns: new[] { "school_id", "class_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_class_cares_school_id_date",
                table: "class_cares",
                columns: new[] { "school_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_class_cares_school_id_host_id",
                table: "class_cares",
                columns: new[] { "school_id", "host_id" });

            migrationBuilder.CreateIndex(
                name: "ix_growth_cards_school_id_child_id_term_id",
                table: "growth_cards",
                columns: new[] { "school_id", "child_id", "term_id" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_growth_cards_school_id_term_id",
                table: "growth_cards",
                columns: new[] { "school_id", "term_id" });

            migrationBuilder.CreateIndex(
                name: "ix_special_registrations_school_id_child_id_year",
                table: "special_registrations",
                columns: new[] { "school_id", "child_id", "year" },
                unique: true,
                filter: "not is_deleted");

            migrationBuilder.CreateIndex(
                name: "ix_special_registrations_school_id_coach_id",
                table: "special_registrations",
                columns: new[] { "school_id", "coach_id" });

            migrationBuilder.CreateIndex(
                name: "ix_special_registrations_school_id_owner_id",
                table: "special_registrations",
                columns: new[] { "school_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_special_registrations_school_id_screen_by",
                table: "special_registrations",
                columns: new[] { "school_id", "screen_by" });

            migrationBuilder.CreateIndex(
                name: "ix_special_registrations_school_id_year",
                table: "special_registrations",
                columns: new[] { "school_id", "year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_participations");

            migrationBuilder.DropTable(
                name: "case_studies");

            migrationBuilder.DropTable(
                name: "class_cares");

            migrationBuilder.DropTable(
                name: "growth_cards");

            migrationBuilder.DropTable(
                name: "special_registrations");

            migrationBuilder.DropTable(
                name: "activities");
        }
    }
}
