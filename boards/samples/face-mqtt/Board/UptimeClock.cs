using System;
using FaceMqtt.Messaging;

namespace FaceMqtt.Board
{
    /// <summary>Time since the board started.</summary>
    internal sealed class UptimeClock : IClock
    {
        /// <inheritdoc/>
        public long Milliseconds => Environment.TickCount64;
    }
}
