using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionReason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "correction_reason",
                table: "profiles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "correction_reason",
                table: "profiles");
        }
    }
}
