using System;
using DupNet.Embedded.Storage;

namespace DupNet.Samples.Tests.ModelOnDrive;

/// <summary>A drive that answers nothing but an error.</summary>
/// <param name="error">The error.</param>
internal sealed class DeadFileSystem(Exception error) : IFileSystem
{
    public int Length(string name) => throw error;

    public void Read(string name, int position, byte[] buffer, int offset, int count) => throw error;

    public IFileWriter Append(string name) => throw error;

    public void Delete(string name) => throw error;
}
