using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations;

/// <summary>
/// What EF cannot say: spans of one kind never overlap for one child (domain.md §2.2), and the use of the log schema.
/// Hidden (removed) rows do not count.
/// </summary>
public partial class SpanRules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("create extension if not exists btree_gist;");
        migrationBuilder.Sql("grant usage on schema audit to lbc_app;");
        Exclude(migrationBuilder, "enroll_spans", "child_id with =");
        Exclude(migrationBuilder, "parent_links", "child_id with =, ((role in ('12', '14', '16'))::int) with =");
        Exclude(migrationBuilder, "away_spans", "parent_id with =");
        Exclude(migrationBuilder, "guardian_links", "child_id with =", " and is_primary");
        foreach (var table in Spans)
            migrationBuilder.Sql($"""alter table {table} add constraint ck_{table}_order check ("to" is null or "to" > "from");""");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Spans) migrationBuilder.Sql($"alter table {table} drop constraint ck_{table}_order;");
        foreach (var table in new[] { "enroll_spans", "parent_links", "away_spans", "guardian_links" })
            migrationBuilder.Sql($"alter table {table} drop constraint ex_{table}_overlap;");
    }

    private static readonly string[] Spans = ["enroll_spans", "parent_links", "away_spans", "guardian_links", "post_spans", "teaching_spans"];

    private static void Exclude(MigrationBuilder migrationBuilder, string table, string same, string also = "") => migrationBuilder.Sql($"""
        alter table {table} add constraint ex_{table}_overlap
        exclude using gist (school_id with =, {same}, daterange("from", "to") with &&) where (not is_deleted{also});
        """);
}
