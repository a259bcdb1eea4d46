using System;
using CameraWeb.Http;
using nanoFramework.Runtime.Native;

namespace CameraWeb.Board
{
    /// <summary>The page for people, read out of the flash piece by piece.</summary>
    internal sealed class PageResource : IPieces
    {
        /// <summary>Measures it.</summary>
        public PageResource()
        {
            Length = Resources.GetBytes(Resources.BinaryResources.Page).Length;
        }

        public int Length { get; }

        public int Copy(int position, byte[] buffer)
        {
            int count = Length - position < buffer.Length ? Length - position : buffer.Length;
            byte[] piece = (byte[])ResourceUtility.GetObject(Resources.ResourceManager, Resources.BinaryResources.Page, position, count);
            Array.Copy(piece, 0, buffer, 0, count);
            return count;
        }
    }
}
