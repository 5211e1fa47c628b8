using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SummaryCheckedOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "checked_on",
                table: "class_summaries",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "checked_on",
                table: "class_summaries");
        }
    }
}
