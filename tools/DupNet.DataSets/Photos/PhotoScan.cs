using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading.Tasks;
using DupNet.Files;
using DupNet.Pictures;

namespace DupNet.DataSets.Photos;

/// <summary>What a photo file says about itself.</summary>
/// <param name="Width">Columns of the upright picture; 0 when the file cannot be read.</param>
/// <param name="Height">Rows of the upright picture; 0 when the file cannot be read.</param>
/// <param name="Hash">SHA-256 of the file's bytes in hexadecimal digits; empty when the file cannot be read.</param>
/// <param name="Failure">Why the file cannot be read; null when it can.</param>
internal readonly record struct PhotoScan(int Width, int Height, string Hash, string? Failure)
{
    /// <summary>Reads the sizes and hashes of photo files, without decoding pixels.</summary>
    /// <param name="paths">The files.</param>
    /// <returns>One result for each path, in the same order.</returns>
    public static PhotoScan[] Of(IReadOnlyList<string> paths)
    {
        var scans = new PhotoScan[paths.Count];
        Parallel.For(0, scans.Length, i => scans[i] = Of(paths[i]));
        return scans;
    }

    private static PhotoScan Of(string path)
    {
        try
        {
            byte[] bytes = RegularFile.ReadAllBytes(path, PictureFile.MaxFileBytes);
            (int width, int height) = PictureHeader.SizeOf(path, bytes);
            return new PhotoScan(width, height, Convert.ToHexString(SHA256.HashData(bytes)), null);
        }
        catch (FileRefusedException e)
        {
            return new PhotoScan(0, 0, string.Empty, e.Message + ".");
        }
        catch (PictureException e)
        {
            return new PhotoScan(0, 0, string.Empty, PhotoDecoder.ReasonOf(e, path));
        }
    }
}
