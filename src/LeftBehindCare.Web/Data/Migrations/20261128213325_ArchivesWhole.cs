using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ArchivesWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "special_registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "profiles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "growth_cards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "deeds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "class_cares",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "case_studies",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_submitted_at",
                table: "activities",
                type: "timestamp with time zone",
                nullable: true);

            // What was handed in before counts since it was handed in last: earlier days were not kept. The owner is held by the
            // wall like everybody else, hence without it for this one statement.
            foreach (var table in new[] { "special_registrations", "profiles", "growth_cards", "deeds", "class_cares", "case_studies", "activities" })
                migrationBuilder.Sql($"alter table {table} no force row level security; update {table} set first_submitted_at = submitted_at where submitted_at is not null; alter table {table} force row level security;");

            migrationBuilder.CreateTable(
                name: "archive_custodies",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    box_no = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    material = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    copies = table.Column<int>(type: "integer", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    witness_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    remark = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    missing = table.Column<string[]>(type: "text[]", nullable: false),
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
                    table.PrimaryKey("pk_archive_custodies", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_archive_custodies_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_archive_custodies_staff_school_id_from_id",
                        columns: x => new { x.school_id, x.from_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_archive_custodies_staff_school_id_to_id",
                        columns: x => new { x.school_id, x.to_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_archive_custodies_staff_school_id_witness_id",
                        columns: x => new { x.school_id, x.witness_id },
                        principalTable: "staff",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "portfolio_items",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    title = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    can_show = table.Column<bool>(type: "boolean", nullable: false),
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
                    table.PrimaryKey("pk_portfolio_items", x => new { x.school_id, x.id });
                    table.CheckConstraint("ck_portfolio_items_letters", "kind <> '05' or (title = '有' and not can_show)");
                    table.ForeignKey(
                        name: "fk_portfolio_items_children_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "children",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_rounds",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issued = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    verify_way = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    verified_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
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
                    table.PrimaryKey("pk_survey_rounds", x => new { x.school_id, x.id });
                    table.CheckConstraint("ck_survey_rounds_returned", "returned between 0 and issued");
                    table.ForeignKey(
                        name: "fk_survey_rounds_classes_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "classes",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_archive_custodies_school_id_class_id",
                table: "archive_custodies",
                columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_archive_custodies_school_id_date",
                table: "archive_custodies",
                columns: new[] { "school_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_archive_custodies_school_id_from_id",
                table: "archive_custodies",
                columns: new[] { "school_id", "from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_archive_custodies_school_id_to_id",
                table: "archive_custodies",
                columns: new[] { "school_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_archive_custodies_school_id_witness_id",
                table: "archive_custodies",
                columns: new[] { "school_id", "witness_id" });

            migrationBuilder.CreateIndex(
                name: "ix_portfolio_items_school_id_child_id_kind_date",
                table: "portfolio_items",
                columns: new[] { "school_id", "child_id", "kind", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_portfolio_items_school_id_date",
                table: "portfolio_items",
                columns: new[] { "school_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_rounds_school_id_class_id_due_date",
                table: "survey_rounds",
                columns: new[] { "school_id", "class_id", "due_date" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_rounds_school_id_title_class_id",
                table: "survey_rounds",
                columns: new[] { "school_id", "title", "class_id" },
                unique: true,
                filter: "not is_deleted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "archive_custodies");

            migrationBuilder.DropTable(
                name: "portfolio_items");

            migrationBuilder.DropTable(
                name: "survey_rounds");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "special_registrations");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "profiles");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "growth_cards");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "deeds");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "class_cares");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "case_studies");

            migrationBuilder.DropColumn(
                name: "first_submitted_at",
                table: "activities");
        }
    }
}
