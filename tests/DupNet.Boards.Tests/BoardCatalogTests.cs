using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace DupNet.Boards.Tests;

public class BoardCatalogTests
{
    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    [Fact]
    public void EveryFolderWithABoardIsInTheCatalog()
    {
        string[] folders =
        [
            .. Directory.GetDirectories(Path.Combine(Repository.Root, "boards"))
                .Where(folder => File.Exists(Path.Combine(folder, "board.json")))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(folders, BoardCatalog.Boards.Select(board => board.Name));
        Assert.Equal(["esp32", "esp32c3", "esp32c6", "esp32s3"], BoardCatalog.Chips.Select(chip => chip.Name));
    }

    [Fact]
    public void ANameFindsItsBoardAndNoOther()
    {
        Assert.Equal("AI-Thinker ESP32-CAM", BoardCatalog.Find("esp32-cam")?.Title);
        Assert.Null(BoardCatalog.Find("ESP32"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PartitionsDoNotOverlapAndFitTheFlash(string name)
    {
        Board board = BoardCatalog.Find(name)!;
        BoardPartitions partitions = board.Partitions;
        Assert.Equal(partitions.Firmware.End, partitions.Deployment.Start);
        Assert.InRange(partitions.Deployment.End, 0, partitions.Files.Start);
        Assert.InRange(partitions.Files.End, 0, board.FlashMegabytes << 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatNeedsACustomFirmwareSaysSo(string name)
    {
        Board board = BoardCatalog.Find(name)!;
        Assert.All(board.Profiles, profile => Assert.Equal(
            profile.Firmware == FirmwareKind.Custom, profile.Kernels == KernelKind.Native));
        if (board.Psram is null)
        {
            Assert.DoesNotContain(board.Profiles, profile => profile is { Kernels: KernelKind.Managed, Model: ModelChoice.Default });
        }
    }

    [Fact]
    public void AFieldOfAWrongFormIsTold()
    {
        string text = Repository.BoardText("esp32-cam");
        Assert.Throws<JsonException>(() => BoardCatalog.Parse(text.Replace("\"uart0\"", "\"bluetooth\"", StringComparison.Ordinal)));
        Assert.Throws<JsonException>(() => BoardCatalog.Parse("{}"));
    }
}
