using System;
using System.IO;
using Xunit;

namespace DupNet.Embedded.Storage.Tests.Files;

/// <summary>The adapter over .NET's own System.IO, whose part that is used here nanoFramework's has too.</summary>
public sealed class DriveFileSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dupnet").FullName + Path.DirectorySeparatorChar;
    private readonly DriveFileSystem _files;

    public DriveFileSystemTests() => _files = new DriveFileSystem(_folder);

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void WhatIsAppendedIsRead()
    {
        Assert.Equal(-1, _files.Length("a"));
        Append([1, 2, 3, 4]);
        Append([5, 6]);
        Assert.Equal(6, _files.Length("a"));
        byte[] read = new byte[5];
        _files.Read("a", 2, read, 1, 4);
        Assert.Equal([0, 3, 4, 5, 6], read);
        _files.Delete("a");
        _files.Delete("a");
        Assert.Equal(-1, _files.Length("a"));
    }

    [Fact]
    public void ReadingBehindTheEndSaysWhere()
    {
        Append([1, 2, 3]);
        IOException failure = Assert.Throws<IOException>(() => _files.Read("a", 1, new byte[9], 0, 9));
        Assert.Equal("a ends before byte 10", failure.Message);
        Assert.ThrowsAny<IOException>(() => _files.Read("b", 0, new byte[1], 0, 1));
    }

    [Fact]
    public void AStoreLivesOnIt()
    {
        File.WriteAllBytes(_folder + "face.dupnet", StoredModels.All[0]);
        ModelStore store = new(_files, "face");
        Assert.Equal(StoredModels.Checksum(StoredModels.All[0]), store.Load().Checksum);
        for (int i = 1; i < 5; i++)
        {
            store.Update(StoredModels.All[i]);
            Assert.Equal(StoredModels.Checksum(StoredModels.All[i]), StoredModels.Loaded(_files));
        }

        Assert.Throws<ModelStoreException>(() => store.Update(StoredModels.WithWrongAnswer(StoredModels.All[0])));
        Assert.True(store.Revert() || File.Exists(_folder + "face.dupnet"));
    }

    [Fact]
    public void AFolderIsNeeded() => Assert.Throws<ArgumentNullException>(() => new DriveFileSystem(null));

    private void Append(byte[] bytes)
    {
        IFileWriter writer = _files.Append("a");
        writer.Write(bytes, 0, bytes.Length);
        writer.Close();
        writer.Close();
    }
}
