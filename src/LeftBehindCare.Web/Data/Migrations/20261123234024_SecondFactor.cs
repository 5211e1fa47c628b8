using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeftBehindCare.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecondFactor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Users are asked for before anybody knows their school: the wall that came with the column's old name goes.
            migrationBuilder.Sql("""
                drop policy tenant on users;
                drop policy maintenance on users;
                alter table users no force row level security;
                alter table users disable row level security;
                """);
            migrationBuilder.RenameColumn(
                name: "school_id",
                table: "users",
                newName: "home_school_id");

            migrationBuilder.RenameIndex(
                name: "ix_users_school_id",
                table: "users",
                newName: "ix_users_home_school_id");

            migrationBuilder.AddColumn<List<byte[]>>(
                name: "recovery_codes",
                table: "users",
                type: "bytea[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<long>(
                name: "totp_last_step",
                table: "users",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "totp_secret",
                table: "users",
                type: "bytea",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "password_at",
                table: "user_sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "recovery_codes",
                table: "users");

            migrationBuilder.DropColumn(
                name: "totp_last_step",
                table: "users");

            migrationBuilder.DropColumn(
                name: "totp_secret",
                table: "users");

            migrationBuilder.DropColumn(
                name: "password_at",
                table: "user_sessions");

            migrationBuilder.RenameColumn(
                name: "home_school_id",
                table: "users",
                newName: "school_id");

            migrationBuilder.RenameIndex(
                name: "ix_users_home_school_id",
                table: "users",
                newName: "ix_users_school_id");
        }
    }
}
