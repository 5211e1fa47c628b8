# Build: the SDK, and node for styles, scripts and fonts. The demo project does not enter the image at all.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends nodejs npm \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet restore src/LeftBehindCare.Web --locked-mode
# SkiaSharp brings its library for every system there is, half a gigabyte; the image needs that of the two it can run on.
RUN dotnet publish src/LeftBehindCare.Web -c Release -o /app --no-restore \
    && find /app/runtimes -mindepth 1 -maxdepth 1 ! -name unix ! -name linux-x64 ! -name linux-arm64 -exec rm -r {} +

# Run: no SDK, no shell tools of ours, an ordinary user. The image has ICU and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
ENTRYPOINT ["dotnet", "LeftBehindCare.Web.dll"]
